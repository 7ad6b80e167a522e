#include <linux/other.h>
#include <linux/foo.h>

struct foo foo;
other_t *counter;

/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

typedef int own_t, other_t;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

typedef int own_t;

#define FOO_LEN 4

struct foo {
	own_t count;
	char name[FOO_LEN];
};

#endif
/*
 * check-name: what the header declares itself, before or by a #define, is there
 * check-twin: s/^typedef int own_t;//
 */
