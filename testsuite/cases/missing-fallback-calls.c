#include <linux/limit.h>
#include <linux/bar.h>
#include <linux/foo.h>

int main_foo(int a)
{
	return foo(a);
}

/* file: include/linux/limit.h */
#ifndef _LINUX_LIMIT_H
#define _LINUX_LIMIT_H

#define ALL_LIMIT 16
static inline int to_limit(int a)
{
	return a;
}

#endif
/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

#define FOO_LIMIT 8
#define clamp_foo clamp_foo
static inline int clamp_foo(int a)
{
	return a;
}

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifndef FOO_LIMIT
#define FOO_LIMIT ALL_LIMIT
#endif

#ifndef clamp_foo
static inline int clamp_foo(int a)
{
	return to_limit(a);
}
#endif

#ifndef CLAMP_OTHER
#define CLAMP_OTHER(a) other_limit(a)
#endif

static inline int foo(int a)
{
	return a < FOO_LIMIT ? a : clamp_foo(a);
}

#endif
/*
 * check-name: what a header would call in what it would define itself if nobody had
 * check-twin: s/ALL_LIMIT$/16/; s/return to_limit(a);/return a;/
 * check-output-start
include/linux/foo.h:38:19: warning: 'ALL_LIMIT', 'to_limit' used but not included: add #include <linux/limit.h> [fkh:missing-include]
 * check-output-end
 */
