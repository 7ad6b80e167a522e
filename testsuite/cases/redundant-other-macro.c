#include <linux/depth.h>

int foo;

#ifdef CONFIG_DEBUG_FOO
int classes[MAX_DEPTH];
#endif

/* file: include/linux/depth.h */
#ifndef _LINUX_DEPTH_H
#define _LINUX_DEPTH_H

#ifdef CONFIG_DEBUG_FOO
#define MAX_DEPTH 8
#endif

#endif
/*
 * check-name: a macro that only another configuration uses, and only that defines
 * check-twin: s/define MAX_DEPTH/define MIN_DEPTH/
 */
