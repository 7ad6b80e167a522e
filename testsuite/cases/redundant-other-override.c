#include <linux/node.h>

unsigned long foo = NODES;

void foo_move(void)
{
	node_of(foo);
}

/* file: include/linux/node.h */
#ifndef _LINUX_NODE_H
#define _LINUX_NODE_H

#include <asm/hotplug.h>

#define NODES	4

#ifndef node_of
int node_of(unsigned long start);
#endif

#endif
/* file: include/asm/hotplug.h */
#ifndef _ASM_HOTPLUG_H
#define _ASM_HOTPLUG_H

#ifdef CONFIG_HOTPLUG
int node_of(unsigned long start);
#define node_of node_of
#endif

#endif
/*
 * check-name: an include that another configuration has its own version of a function from
 * check-twin: s/#define node_of node_of/#define node_to node_to/
 */
