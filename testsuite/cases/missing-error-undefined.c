#include <linux/foo.h>

foo_t bar;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

typedef int foo_t;

#define INSIDE_FOO_H
#include <linux/foo_api.h>
#undef INSIDE_FOO_H

#endif
/* file: include/linux/foo_api.h */
#ifndef _LINUX_FOO_API_H
#define _LINUX_FOO_API_H

#ifndef INSIDE_FOO_H
# error "please don't include this file directly"
#endif

foo_t foo_get(void);

#endif
/*
 * check-name: a header that refuses without a macro that is undefined behind its include
 * check-twin: /^#ifndef INSIDE/,/^#endif/d
 */
