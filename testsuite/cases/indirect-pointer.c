#include <linux/foo.h>

int foo_get(struct bar *bar)
{
	return bar == foo_bar;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar.h>

extern void *foo_bar;

#endif
/*
 * check-name: a struct that is only named needs no header of its own
 * check-twin: s/bar == foo_bar/bar->count/
 * check-command: fkh-check -nostdinc -Iinclude --only=indirect-include $file
 */
