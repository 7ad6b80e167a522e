// SPDX-License-Identifier: MIT
/*
 * escape.c - any bytes as text that XML and a terminal take
 */
#include "units.h"

#include <stdlib.h>
#include <string.h>

#include "util.h"

static void round_trip(const char *raw, const char *also, const char *escaped)
{
	char *there = escape(raw, also), *back;

	assert_string_equal(there, escaped);
	back = unescape(there);
	assert_non_null(back);
	assert_string_equal(back, raw);
	free(there);
}

static void printable_bytes_stay(void **state)
{
	(void)state;
	round_trip("include/linux/foo.h", "", "include/linux/foo.h");
	round_trip("gr\xc3\xbc\xc3\x9f", "", "gr\xc3\xbc\xc3\x9f");
}

static void others_become_hex(void **state)
{
	(void)state;
	round_trip("a\nb\tc", "", "a\\x0ab\\x09c");
	round_trip("\x1b[31m", "", "\\x1b[31m");
	round_trip("\xff\xfe", "", "\\xff\\xfe");		/* no UTF-8 */
	round_trip("\xc0\x80", "", "\\xc0\\x80");		/* a NUL in two bytes is none */
	round_trip("\xed\xa0\x80", "", "\\xed\\xa0\\x80");	/* half a pair is no character */
	round_trip("\xef\xbf\xbe", "", "\\xef\\xbf\\xbe");	/* XML has no U+FFFE */
}

static void backslash_is_doubled(void **state)
{
	(void)state;
	round_trip("b\\x41", "", "b\\\\x41");
	round_trip("b\\", "", "b\\\\");
}

static void asked_for_characters_go(void **state)
{
	(void)state;
	round_trip("a b|c", " |", "a\\x20b\\x7cc");
}

static void what_is_no_escape_is_refused(void **state)
{
	static const char *const wrong[] = { "\\", "a\\q", "\\x4", "\\xg0", "\\x4g" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		char *s = strdup(wrong[i]);

		assert_null(unescape(s));
		free(s);
	}
}

static void digest_tells_bytes_apart(void **state)
{
	char a[DIGEST_LEN + 1], b[DIGEST_LEN + 1];

	(void)state;
	digest(a, "a\0b", 3);
	digest(b, "a\0c", 3);
	assert_int_equal(strlen(a), DIGEST_LEN);
	assert_int_equal(strspn(a, "0123456789abcdef"), DIGEST_LEN);
	assert_string_not_equal(a, b);
	digest(b, "a\0b", 3);
	assert_string_equal(a, b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(printable_bytes_stay),
		cmocka_unit_test(others_become_hex),
		cmocka_unit_test(backslash_is_doubled),
		cmocka_unit_test(asked_for_characters_go),
		cmocka_unit_test(what_is_no_escape_is_refused),
		cmocka_unit_test(digest_tells_bytes_apart),
	};

	return cmocka_run_group_tests_name("escape", tests, NULL, NULL);
}
