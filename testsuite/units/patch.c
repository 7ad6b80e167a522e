// SPDX-License-Identifier: MIT
/*
 * patch.c - edits of a file by line, as a unified diff
 */
#include "units.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "patch.h"

static char path[] = "/tmp/fkh-units-XXXXXX";

static void open_file(struct patch *p, const char *text)
{
	FILE *to = fopen(path, "w");

	assert_non_null(to);
	fputs(text, to);
	fclose(to);
	assert_int_equal(patch_open(p, path, "a/file.h"), 0);
}

/* All edits, or (@step) one patch's, and what they say. */
static void prints(const struct patch *p, unsigned step, const char *expected)
{
	char *text = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&text, &len);

	assert_non_null(to);
	if (step)
		patch_print_step(to, p, step);
	else
		patch_print(to, p);
	fclose(to);
	assert_string_equal(text, expected);
	free(text);
}

static void nothing_changed_is_nothing(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n2\n");
	prints(&p, 0, "");
	patch_close(&p);
}

static void lines_go_and_come(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n2\n3\n4\n5\n6\n");
	patch_remove(&p, 2);
	patch_add(&p, 4, "4a");
	patch_add(&p, 4, "4b");
	prints(&p, 0,
	       "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,6 +1,7 @@\n"
	       " 1\n-2\n 3\n 4\n+4a\n+4b\n 5\n 6\n");
	patch_close(&p);
}

static void first_of_all(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n");
	patch_add(&p, 0, "0");
	prints(&p, 0, "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,1 +1,2 @@\n+0\n 1\n");
	patch_close(&p);
}

static void far_edits_are_two_hunks(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n");
	patch_remove(&p, 1);
	patch_remove(&p, 12);
	prints(&p, 0,
	       "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n"
	       "@@ -9,4 +8,3 @@\n 9\n 10\n 11\n-12\n");
	patch_close(&p);
}

static void no_newline_at_the_end(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n2");
	patch_remove(&p, 1);
	prints(&p, 0, "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,2 +1,1 @@\n-1\n 2\n"
	       "\\ No newline at end of file\n");
	patch_close(&p);
}

/* The second sees what the first has left: other line numbers. */
static void steps_build_on_each_other(void **state)
{
	struct patch p;

	(void)state;
	open_file(&p, "1\n2\n3\n");
	patch_remove(&p, 1);
	p.step = 2;
	patch_add(&p, 3, "4");
	assert_true(patch_has_step(&p, 1));
	assert_true(patch_has_step(&p, 2));
	assert_false(patch_has_step(&p, 3));
	prints(&p, 1, "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,3 +1,2 @@\n-1\n 2\n 3\n");
	prints(&p, 2, "--- a/a/file.h\n+++ b/a/file.h\n@@ -1,2 +1,3 @@\n 2\n 3\n+4\n");
	patch_close(&p);
}

static void what_is_not_there(void **state)
{
	struct patch p;

	(void)state;
	assert_int_equal(patch_open(&p, "/nonexistent/file.h", "file.h"), -1);
	assert_int_equal(errno, ENOENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_changed_is_nothing),
		cmocka_unit_test(lines_go_and_come),
		cmocka_unit_test(first_of_all),
		cmocka_unit_test(far_edits_are_two_hunks),
		cmocka_unit_test(no_newline_at_the_end),
		cmocka_unit_test(steps_build_on_each_other),
		cmocka_unit_test(what_is_not_there),
	};
	int fd = mkstemp(path), failed;

	if (fd < 0)
		return 1;
	close(fd);
	failed = cmocka_run_group_tests_name("patch", tests, NULL, NULL);
	unlink(path);
	return failed;
}
