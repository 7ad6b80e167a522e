#include <linux/all.h>
// IWYU pragma: no_include <linux/bar.h>

bar_t foo;

/* file: include/linux/all.h */
#ifndef _LINUX_ALL_H
#define _LINUX_ALL_H

#include <linux/bar.h>

extern int all;

#endif
/*
 * check-name: no part in the place of a header that the file does not want to include
 * check-twin: s/no_include/none/
 * check-command: fkh-check -nostdinc -Iinclude --only=narrower-include $file
 */
