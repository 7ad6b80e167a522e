#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifndef BAR_LEN
#define BAR_LEN 8
#endif

struct foo {
	char name[BAR_LEN];
};

#endif
/*
 * check-name: a macro that the header would define itself if nobody had
 * check-twin: s/^#define BAR_LEN 8//
 */
