#include <linux/plain.h>
#ifdef CONFIG_FOO
#include <linux/also.h>
#endif
#include <linux/leaner.h>

struct leaner bar;

/* file: include/linux/plain.h */
#ifndef _LINUX_PLAIN_H
#define _LINUX_PLAIN_H

typedef int plain_t;

#endif

/* file: include/linux/also.h */
#ifndef _LINUX_ALSO_H
#define _LINUX_ALSO_H

#include <linux/plain.h>

#define ALSO 1

#endif

/* file: include/linux/leaner.h */
#ifndef _LINUX_LEANER_H
#define _LINUX_LEANER_H

struct leaner {
	plain_t plain;
};

#endif
/*
 * check-name: what a conditional include brings as well is not there in other configurations
 * check-command: fkh-check -nostdinc -Iinclude -DCONFIG_FOO=1 --only=redundant-include $file
 * check-twin: 2s/.*//; 4s/.*//
 * check-output-start
redundant-conditional.c:3:1: warning: nothing of <linux/also.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
