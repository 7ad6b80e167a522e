// SPDX-License-Identifier: MIT
/*
 * base.c - arrays that grow, the hash table, files that are replaced at once
 */
#include "units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "table.h"
#include "util.h"
#include "vec.h"

static void vec_keeps_what_is_pushed(void **state)
{
	VEC(unsigned) v = { };
	unsigned i;

	(void)state;
	for (i = 0; i < 1000; i++)
		vec_push(&v, i * i);
	assert_int_equal(v.nr, 1000);
	for (i = 0; i < 1000; i++)
		assert_int_equal(v.v[i], i * i);
	vec_push(&v, v.v[999]);			/* of itself, while it may move */
	assert_int_equal(v.v[1000], 999 * 999);
	vec_push_once(&v, 4);
	assert_int_equal(v.nr, 1001);
	free(v.v);
}

static void vec_finds_a_line(void **state)
{
	VEC(struct { unsigned line; }) v = { };
	unsigned line;

	(void)state;
	assert_int_equal(vec_at_line(&v, 3), 0);
	for (line = 2; line <= 8; line += 2)
		vec_push(&v, (typeof(*v.v)){ line });
	assert_int_equal(vec_at_line(&v, 1), 0);
	assert_int_equal(vec_at_line(&v, 4), 1);
	assert_int_equal(vec_at_line(&v, 5), 2);
	assert_int_equal(vec_at_line(&v, 9), 4);
	free(v.v);
}

static bool is_same(const void *item, const char *key, size_t len)
{
	return strlen(item) == len && !memcmp(item, key, len);
}

/* All have one hash, so only is_same() tells them apart. */
static void table_tells_same_hashes_apart(void **state)
{
	struct table t = { .least = 4 };
	char *keys[50];
	unsigned i;

	(void)state;
	for (i = 0; i < 50; i++) {
		keys[i] = xformat("key%u", i);
		assert_null(table_find(&t, 7, is_same, keys[i], strlen(keys[i])));
		table_enter(&t, 7, is_same, keys[i], strlen(keys[i]), keys[i]);
	}
	for (i = 0; i < 50; i++)
		assert_ptr_equal(table_find(&t, 7, is_same, keys[i], strlen(keys[i])), keys[i]);
	assert_int_equal(t.nr, 50);
	for (i = 0; i < 50; i++)
		free(keys[i]);
	free(t.entries);
}

static void files_are_replaced_whole(void **state)
{
	char folder[] = "/tmp/fkh-units-XXXXXX", *path, *bytes;
	size_t len;

	(void)state;
	assert_non_null(mkdtemp(folder));
	path = xformat("%s/a/b/file", folder);
	assert_int_equal(replace_file(path, "one", 3), 0);
	assert_int_equal(replace_file(path, "tw\0", 3), 0);
	bytes = read_file(path, &len);
	assert_int_equal(len, 3);
	assert_memory_equal(bytes, "tw\0", 4);
	free(bytes);
	bytes = xformat("rm -r %s", folder);
	assert_int_equal(system(bytes), 0);
	free(bytes);
	free(path);
}

static void ends(void **state)
{
	(void)state;
	assert_true(ends_in("a.h", 3, ".h"));
	assert_false(ends_in("h", 1, ".h"));
	assert_string_equal(base_name("a/b/c.h"), "c.h");
	assert_string_equal(base_name("c.h"), "c.h");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vec_keeps_what_is_pushed),
		cmocka_unit_test(vec_finds_a_line),
		cmocka_unit_test(table_tells_same_hashes_apart),
		cmocka_unit_test(files_are_replaced_whole),
		cmocka_unit_test(ends),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
