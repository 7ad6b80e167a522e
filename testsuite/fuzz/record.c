// SPDX-License-Identifier: MIT
/*
 * Records, from facts_read.c: what can be read has to come out as the same bytes again.
 */
#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "util.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void unit(const char *bytes, size_t size)
{
	struct unit_facts first, second;
	size_t len, again_len;
	char *xml, *again;

	if (unit_facts_from_xml("record", bytes, size, &first))
		return;
	xml = unit_facts_to_xml(&first, &len);
	if (unit_facts_from_xml("again", xml, len, &second))
		abort();
	again = unit_facts_to_xml(&second, &again_len);
	if (len != again_len || memcmp(xml, again, len))
		abort();
	free(xml);
	free(again);
	unit_facts_free(&first);
	unit_facts_free(&second);
}

static void header(const char *bytes, size_t size)
{
	struct facts first, second;
	size_t len, again_len;
	char *xml, *again;

	if (facts_from_xml("record", bytes, size, &first))
		return;
	xml = facts_to_xml(&first, &len);
	if (facts_from_xml("again", xml, len, &second))
		abort();
	again = facts_to_xml(&second, &again_len);
	if (len != again_len || memcmp(xml, again, len))
		abort();
	free(xml);
	free(again);
	facts_free(&first);
	facts_free(&second);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	unit((const char *)data, size);
	header((const char *)data, size);
	return 0;
}
