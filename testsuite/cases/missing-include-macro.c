#include <linux/bar.h>
#include <linux/types.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;
u32 count;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_HEADER "linux/bar.h"
#include FOO_HEADER

struct foo {
	bar_t id;
};

#endif
/*
 * check-name: #include MACRO reaches what the macro says
 * check-twin: s/"linux\/bar.h"/"linux\/types.h"/
 */
