#include <linux/foo.h>

struct foo foo;
bar_t id = BAR_ON;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar.h>

struct foo {
	bar_t id;
};

#endif
/*
 * check-name: names that other headers bring are no finding by default
 * check-twin: 1s|^|#include <linux/types.h>\n|
 */
