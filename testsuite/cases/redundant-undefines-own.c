#include <linux/three.h>
#include <linux/two.h>

int use(void)
{
	return three;
}

/* file: include/linux/one.h */
#ifndef _LINUX_ONE_H
#define _LINUX_ONE_H

#define LIMIT 4

#endif

/* file: include/linux/two.h */
#ifndef _LINUX_TWO_H
#define _LINUX_TWO_H

#include <linux/one.h>
#undef LIMIT

#endif

/* file: include/linux/three.h */
#ifndef _LINUX_THREE_H
#define _LINUX_THREE_H

#ifdef LIMIT
#error "not before this"
#endif

extern int three;

#endif
/*
 * check-name: a header that undefines what only it has brought changes nothing for others
 * check-twin: s/^#include <linux\/three.h>$/&\n#include <linux\/one.h>/
 * check-output-start
redundant-undefines-own.c:2:1: warning: nothing of <linux/two.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
