#include <linux/seq.h>
#include <linux/seq_types.h>
#include <linux/foo.h>

struct foo foo;
seq_t seq;

/* file: include/linux/seq.h */
#ifndef _LINUX_SEQ_H
#define _LINUX_SEQ_H

typedef unsigned int seq_t;

#endif

/* file: include/linux/seq_types.h */
#ifndef _LINUX_SEQ_TYPES_H
#define _LINUX_SEQ_TYPES_H

typedef unsigned int seq_t;	/* and here */

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	seq_t seq;
};

#endif
/*
 * check-name: of two that would do, the one with the types only
 * check-twin: s|^typedef unsigned int seq_t;	/. and here ./||
 * check-output-start
include/linux/foo.h:29:9: warning: 'seq_t' used but not included: add #include <linux/seq_types.h> [fkh:missing-include]
 * check-output-end
 */
