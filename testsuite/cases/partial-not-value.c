#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get(bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

enum foo_kind { FOO_A = __builtin_popcountg(3u), FOO_B, FOO_C = sizeof(_BitInt(7)), FOO_D };
_Static_assert(__builtin_popcountg(3u) == 2, "a builtin");
_Static_assert(sizeof(unsigned __int128) == 17, "never");
_Static_assert(sizeof(struct { _BitInt(9) x : 3; }) == 17);
#define FOO_WIDE	0x123456789abcdef0123456789abcdefwb
#define FOO_DECIMAL	340282366920938463463374607431768211455uwb

struct foo {
	__int128 wide : 100;
	long values[__builtin_popcountg(3u)];
	int x[-1];
	char flexible[];
	int behind;
} __attribute__((mode(none)));

static inline int foo_get(int x)
{
	register static int y;
	unsigned _BitInt(128) z = FOO_WIDE + FOO_DECIMAL;

	if (x)
		break;
	return y + z + 08 + BAR_ON;
}

#endif
/*
 * check-name: what sparse cannot compute, or does not like, is not what it cannot parse
 * check-twin: s/BAR_ON/1/
 * check-output-start
include/linux/foo.h:35:29: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
