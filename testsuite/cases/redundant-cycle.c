#include <linux/time.h>

int foo;

/* file: include/linux/time.h */
#ifndef _LINUX_TIME_H
#define _LINUX_TIME_H

#include <linux/seqlock.h>

extern struct seqlock time_lock;

#endif

/* file: include/linux/seqlock.h */
#ifndef _LINUX_SEQLOCK_H
#define _LINUX_SEQLOCK_H

#include <linux/time.h>

struct seqlock {
	int nr;
};

#endif
/*
 * check-name: a header that its own includes lead back to is read once, and no template
 * check-twin: s/^int foo;/struct seqlock foo;/
 * check-output-contains: redundant-cycle.c:1:1: .*nothing of <linux/time.h> is used
 */
