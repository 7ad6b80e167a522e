#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(struct foo *foo)
{
	return foo_get(foo, bar_count, 1);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define __must_check [[nodiscard]]

struct [[gnu::packed]] foo {
	[[maybe_unused]] int a;
	int b [[gnu::aligned(8)]];
	int values[2] [[deprecated("[x], (y"), clang::annotate("a, b", 1)]];
};

enum [[]] foo_kind {
	FOO_A [[deprecated]] = 3,
	FOO_B [[deprecated("")]],
};

__must_check int foo_open([[maybe_unused]] int, int * [[gnu::nonnull]] p);
int foo_close(void) [[gnu::nothrow]];
extern int foo_table [[gnu::visibility("hidden")]] [2];

[[nodiscard, gnu::always_inline]]
static inline int foo_get(struct foo *foo, int x, int [[maybe_unused]] y)
{
	[[maybe_unused]] int z [[gnu::unused]] = foo->values[foo_table[0]];

	if (x) [[likely]] {
		x++;
	} else [[unlikely]]
		return 1;
	for (int i [[maybe_unused]] = 0; i < 3; i++)
		[[clang::nomerge]] foo_close();
	switch (x) {
	case 1: [[maybe_unused]] int k = 3;
		x += k; [[fallthrough]];
	[[likely]] case 2:
		break;
	default: [[fallthrough]];
	case 3: [[gnu::fallthrough]]; case 4: x += z; [[clang::musttail]] return BAR_ON;
	}
again: [[maybe_unused]]
	if (x++ < BAR_LEN)
		goto again;
	return x;
}

#endif
/*
 * check-name: C23's attributes wherever they may stand
 * check-twin: s/return BAR_ON/return 1/;s/BAR_LEN/2/
 * check-output-start
include/linux/foo.h:47:82: warning: 'BAR_ON', 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
