#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get(bar_count, 1);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

typedef struct foo { int a; unsigned : 3; } foo_t;
struct old { int x, y; };

static inline int foo_get(int x, int y)
{
	struct old old = { x: x * y, y: y };

	switch (x) {
	case 1: int one = 1; return one;
	case 2: foo_t two = { 2 }; return two.a;
	case 3 ... 5: foo_t *p, *q; return (p = q = 0) ? 1 : 2;
	case 6 ? 6 : 8: case 7: const struct foo *r = 0; return !r;
	case 9: __typeof__(x) t = x; return t;
	case 10: _Static_assert(1, "ten"); return 10;
	case 11: __attribute__((__fallthrough__));
	case 12: __attribute__((__unused__)) foo_t u = { 1 }; return u.a;
	default: foo_t d; d.a = BAR_ON; return d.a;
	}
	if (x)
		goto out;
	else other: x++;
	while (x) less: x--;
	x = x ? ({ foo_t *s = 0; !s; }) : y * x;
	x = y ? x : y * x;
	switch (y) case 1: x = BAR_LEN;
	asm volatile("" : "=r"(x) : [y] "r"(y) : "memory");
	x = _Generic(x, int: y, default: x);
	{
		if (y)
			goto in;
		x++;
in:
	}
out:	last: foo_t o = { x + old.x };
	return bar_count + o.a;
}

#endif
/*
 * check-name: a declaration behind a label (C23; gcc 11 and clang 18 take it in any mode), and what looks like one
 * check-twin: s/BAR_ON/1/;s/BAR_LEN/2/;s/bar_count + o/o/
 * check-output-start
include/linux/foo.h:29:33: warning: 'BAR_ON', 'BAR_LEN', 'bar_count' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
