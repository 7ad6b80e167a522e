#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
#ifdef BAR_LEN
	char name[16];
#endif
	int count;
};

#endif
/*
 * check-name: a later header asks whether a macro of it is defined
 * check-twin: s/^#ifdef BAR_LEN/#ifdef FOO_LEN/
 */
