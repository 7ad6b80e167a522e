struct none;
#include <linux/baz.h>

struct foo foo;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

typedef unsigned int baz_t;

#endif

/* file: first/include/linux/baz.h */
#ifndef _FIRST_LINUX_BAZ_H
#define _FIRST_LINUX_BAZ_H

#include_next <linux/baz.h>

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: #include_next reaches the header of the same name further on
 * check-twin: s|^#include_next|// |;s|^struct none;|#include "include/linux/baz.h"|
 * check-command: fkh-check -nostdinc -Ifirst/include -Iinclude $file
 */
