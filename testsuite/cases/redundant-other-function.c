#include <linux/flush.h>
#include <linux/generic_flush.h>

int foo;

void foo_flush(void)
{
	flush(&foo);
}

/* file: include/linux/flush.h */
#ifndef _LINUX_FLUSH_H
#define _LINUX_FLUSH_H

#define ARCH_HAS_FLUSH
static inline void flush(const void *p)
{
}

#endif
/* file: include/linux/generic_flush.h */
#ifndef _LINUX_GENERIC_FLUSH_H
#define _LINUX_GENERIC_FLUSH_H

#ifndef ARCH_HAS_FLUSH
#define flush(p)	__builtin_prefetch(p)
#endif

#endif
/*
 * check-name: what is a function here is a macro of another header in another configuration
 * check-twin: s/#define flush(p)/#define drain(p)/
 */
