#include <linux/init.h>

int foo = 1;

/* file: include/linux/init.h */
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#define __exit __attribute__((__used__))

extern void __exit foo_exit(void);

#endif
/*
 * check-name: what is only declared "used" is in nobody's object
 * check-twin: s/^extern void __exit foo_exit(void);/static int __exit foo_count = 1;/
 * check-output-start
redundant-kept-declared.c:1:1: warning: nothing of <linux/init.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
