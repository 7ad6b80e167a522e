#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	bar_init(bars);
	return foo_count();
}

/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

extern int bar_count;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/other.h>

static inline int foo_count(void)
{
	return bar_count;
}

#endif
/*
 * check-name: of several headers that declare a name any will do
 * check-twin: s|^#include <linux/other.h>|struct other;|
 */
