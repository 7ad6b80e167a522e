// SPDX-License-Identifier: MIT
/*
 * What is compared with: the diff of a change, or with -DBASELINE an older report.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../checker/whole/baseline.h"
#include "../../checker/whole/diff.h"
#include "../../checker/base/util.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#ifdef BASELINE

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static const char *const rules[] = { "missing-include", NULL };
	char *files[] = { "include/linux/foo.h" };
	struct report r = { .files = files, .nr_files = 1, .rules = rules };
	int fd = memfd_create("input", 0);
	char *path = xformat("/proc/self/fd/%d", fd);
	struct baseline *b = NULL;

	if (write(fd, data, size) == (ssize_t)size)
		b = baseline_read(path);
	if (b) {
		finding_add(&r.findings, rules[0], files[0], "used but not included");
		baseline_compare(b, &r);
		baseline_has_file(b, files[0]);
		findings_free(&r.findings);
		baseline_free(b);
	}
	free(path);
	close(fd);
	return 0;
}

#else

/* Lines are sorted and named once, whatever the hunks say. */
static void look(const struct diff_file *f)
{
	for (size_t i = 0; i < f->nr_touched; i++) {
		if (!f->touched[i] || (i && f->touched[i] <= f->touched[i - 1]) ||
		    !diff_touches(f, f->touched[i]))
			abort();
	}
	if (diff_lost(f, "x") < diff_undeclared(f, "x"))
		abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char *text = xmalloc(size + 1);
	struct diff *d;

	memcpy(text, data, size);
	d = diff_read(text, size, "input");
	for (size_t i = 0; d && i < d->nr; i++) {
		look(d->files[i]);
		if (!diff_find(d, d->files[i]->name))
			abort();
	}
	if (d)
		diff_free(d);
	free(text);
	return 0;
}

#endif
