#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get(bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

enum foo_small : unsigned char { FOO_ONE = 1, FOO_TWO };
enum foo_bar : bar_t {
	FOO_BAR,
};
enum : unsigned long long { FOO_BIG = 1ULL << 40 };
enum __attribute__((packed)) foo_late : int;
struct foo { enum foo_small a : 3; enum foo_small : 2; enum foo_in : int { FOO_IN } b; };
typedef enum : int { FOO_TYPE } foo_t;

static inline int foo_get(foo_t x)
{
	enum foo_local : unsigned char { FOO_LOCAL } local = FOO_LOCAL;

	return x ? local : FOO_TWO + FOO_IN;
}

#endif
/*
 * check-name: an enum's type is used (C23; clang takes it in any mode)
 * check-twin: s/: bar_t/: int/
 * check-output-start
include/linux/foo.h:14:16: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
