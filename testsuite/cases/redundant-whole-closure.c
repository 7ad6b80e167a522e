#include <linux/outer.h>

int foo_get(void)
{
	return bar_count;
}

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
/*
 * check-name: what is behind the header counts, where nothing else reaches it
 * check-twin: s|^#include <linux/bar.h>|extern int bar_other;|
 */
