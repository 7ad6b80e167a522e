#include <linux/foo.h>
#include <linux/whole.h>

int foo_get(void)
{
	return foo_whole()->count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct whole *foo_whole(void);

#endif

/* file: include/linux/whole.h */
#ifndef _LINUX_WHOLE_H
#define _LINUX_WHOLE_H

struct whole {
	int count;
};

#endif
/*
 * check-name: a struct whose members are reached is used, whoever handed it out
 * check-twin: s/->count/ != 0/
 */
