#include <linux/seq.h>
#include <linux/foo.h>

struct foo foo;

int seq_get(void)
{
	return seq_read(&foo.seq);
}

/* file: include/linux/seq_types.h */
#ifndef _LINUX_SEQ_TYPES_H
#define _LINUX_SEQ_TYPES_H

struct seq {
	int count;
};

#endif

/* file: include/linux/seq.h */
#ifndef _LINUX_SEQ_H
#define _LINUX_SEQ_H

#include <linux/seq_types.h>

static inline int seq_read(struct seq *seq)
{
	return seq->count;
}

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	struct seq seq;
};

static inline int foo_get(struct foo *foo)
{
	return seq_read(&foo->seq);
}

#endif
/*
 * check-name: where more than types is wanted, the big sister alone
 * check-twin: s/return seq_read(&foo->seq);/return 0;/
 * check-output-start
include/linux/foo.h:39:20: warning: 'struct seq', 'seq_read' used but not included: add #include <linux/seq.h> [fkh:missing-include]
 * check-output-end
 */
