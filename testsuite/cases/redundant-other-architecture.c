#include <asm/processor.h>
#include <linux/prefetch.h>

void fetch(const int *p)
{
	prefetch(p);
}

/* file: include/linux/prefetch.h */
#ifndef _LINUX_PREFETCH_H
#define _LINUX_PREFETCH_H

#ifndef ARCH_HAS_PREFETCH
static inline void prefetch(const void *p) { }
#endif

#endif

/* file: arch/x86/include/asm/processor.h */
#ifndef _ASM_X86_PROCESSOR_H
#define _ASM_X86_PROCESSOR_H

#define ARCH_HAS_PREFETCH

static inline void prefetch(const void *p) { __builtin_prefetch(p); }

#endif
/*
 * check-name: what this architecture has itself is the general header's for all others
 * check-command: fkh-check -nostdinc -Iinclude -Iarch/x86/include $file
 * check-twin: 14s/prefetch/prefetch_none/
 */
