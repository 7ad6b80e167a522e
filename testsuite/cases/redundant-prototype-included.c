#include <linux/proto.h>
#include "debug.c"

/* file: include/linux/proto.h */
#ifndef _LINUX_PROTO_H
#define _LINUX_PROTO_H

void debug_show(void);

#endif

/* file: ./debug.c */
void debug_show(void)
{
}
/*
 * check-name: the prototype of what an included C file defines (-Wmissing-prototypes)
 * check-twin: s/^void debug_show(void)$/static void debug_hide(void)/
 */
