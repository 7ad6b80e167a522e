#include <linux/attributes.h>
#include <linux/foo.h>

int foo_count __read_mostly;
struct foo foo;

/* file: include/linux/attributes.h */
#ifndef _LINUX_ATTRIBUTES_H
#define _LINUX_ATTRIBUTES_H

#define __read_mostly		__attribute__((__section__(".data..read_mostly")))
#define ____cacheline_aligned	__attribute__((__aligned__(64)))

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

extern int foo_count __read_mostly;

struct foo {
	int lock;
} ____cacheline_aligned;

#endif
/*
 * check-name: macros that stand for attributes
 * check-twin: s/^extern int foo_count __read_mostly/extern int foo_count/
 * check-output-start
include/linux/foo.h:20:22: warning: '__read_mostly', '____cacheline_aligned' used but not included: add #include <linux/attributes.h> [fkh:missing-include]
 * check-output-end
 */
