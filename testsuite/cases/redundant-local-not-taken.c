#include <linux/cpu.h>

#ifdef CONFIG_FOO
int foo_use(int cpu)
{
	return cpu + 1;
}
#endif

int foo = 1;

/* file: include/linux/cpu.h */
#ifndef _LINUX_CPU_H
#define _LINUX_CPU_H

struct cpu {
	int nr;
};

#endif
/*
 * check-name: a local of a branch not taken is no structure of that name
 * check-twin: s/int foo_use(int cpu)/int foo_use(struct cpu cpu)/
 * check-output-start
redundant-local-not-taken.c:1:1: warning: nothing of <linux/cpu.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
