#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo = { .bar = { .state = BAR_ON } };

/* file: include/linux/inner.h */
#ifndef _LINUX_INNER_H
#define _LINUX_INNER_H

#include <linux/bar.h>

#endif

/* file: include/linux/outer.h */
#ifndef _LINUX_OUTER_H
#define _LINUX_OUTER_H

#include <linux/inner.h>

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/outer.h>

struct foo {
	struct bar bar;
};

#endif
/*
 * check-name: included through others is included
 * check-twin: s|^#include <linux/bar.h>|struct bar;|;1s|.*|#include <linux/bar.h>|
 */
