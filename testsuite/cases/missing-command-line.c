#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;

/* file: include/linux/config.h */
#ifndef _LINUX_CONFIG_H
#define _LINUX_CONFIG_H

#define KNOWN_TO_ALL	4

typedef unsigned long config_t;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	config_t name[KNOWN_TO_ALL + GIVEN];
};

#endif
/*
 * check-name: macros of the command line and -include files are known to all
 * check-twin: s/KNOWN_TO_ALL +/BAR_LEN +/
 * check-command: fkh-check -nostdinc -Iinclude -include include/linux/config.h -DGIVEN=3 $file
 */
