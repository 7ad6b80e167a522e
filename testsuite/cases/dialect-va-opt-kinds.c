#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_all() + bar_count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo(int, ...);
int foo_one, foo_two;
void foo_text(const char *);

#define EMPTY
#define EMPTY_OF(x)
#define comma(x, ...)	foo(x __VA_OPT__(,) __VA_ARGS__)
#define nested(...)	foo(__VA_OPT__(1, (2, (3)), ) 4)
#define named(x, args...) foo(x __VA_OPT__(, (args)))
#define nothing(x, ...)	__VA_OPT__() x __VA_OPT__()
#define paste(x, ...)	foo_ ## __VA_OPT__(x ## o) ## ne
#define right(x, ...)	__VA_OPT__(foo) ## x
#define text(x, ...)	foo_text(#__VA_OPT__(x, __VA_ARGS__)), foo_text(#x)
#define kludge(x, ...)	foo(x, ##__VA_ARGS__ __VA_OPT__(, 3))
#define again(x, ...)	again(x __VA_OPT__(,) __VA_ARGS__)
#define inner(x, ...)	foo(x __VA_OPT__(,) comma(x, __VA_ARGS__))
#define anew(x, ...)	foo(x __VA_OPT__(,) __VA_ARGS__)
#undef anew
#define anew		3
#define either(x, ...)	x __VA_OPT__(+ BAR_ON)

static inline int again(int x, ...)
{
	text(x);
	text(x, 1, "y");
	return comma(x) + comma(x, 1) + comma(x, 1, 2) + comma(x,) + comma(x, EMPTY) +
		comma(x, EMPTY_OF(1)) + comma(x, EMPTY 2) + comma(comma(x, 1), comma(x)) +
		comma(x, comma(1, comma(2, comma(3, comma(4, comma(5, comma(6, comma(7,
		comma(8, comma(9, comma(10, comma(11, comma(12, EMPTY)))))))))))));
}

static inline int foo_all(void)
{
	int x = nothing(1) + nothing(1, 2) + right(3) + paste(t) + anew;

	return nested() + nested(x) + nested(EMPTY) + named(x) + named(x, 1, 2) + kludge(x) +
		kludge(x, 1) + again(x, again(1, 2)) + inner(x, 2) + either(1) + either(2, 1);
}

#endif
/*
 * check-name: __VA_OPT__ with lists in it, with nothing, beside # and ##, in itself
 * check-twin: s/either(2, 1)/2/;s/__VA_OPT__(+ BAR_ON)/__VA_OPT__(+ 1)/
 * check-output-start
include/linux/foo.h:49:82: warning: 'BAR_ON' (in either()) used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
