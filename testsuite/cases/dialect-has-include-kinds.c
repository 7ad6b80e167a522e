#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get() + bar_count;
}

/* file: include/linux/near.h */
int near;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_HEADER <linux/bar.h>

#if defined(__has_include) && __has_include("near.h") && __has_include(FOO_HEADER)
#if !__has_include(<near.h>) && !__has_include(<linux/no-1.2.h>) && !__has_include("bar/bar.h")
#if !__has_include_next(<linux/none.h>) && __has_c_attribute(nodiscard) >= 202003L
#if __has_c_attribute(gnu::packed) && !__has_c_attribute(fkh::none)
#ifdef __has_include_next
static inline int foo_get(void)
{
	return BAR_ON;
}
#endif
#endif
#endif
#endif
#endif

#endif
/*
 * check-name: what a condition can ask the compiler
 * check-twin: s/near.h") \&\&/far.h") \&\&/
 * check-output-start
include/linux/foo.h:25:16: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
