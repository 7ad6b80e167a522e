#include <linux/foo.h>
#include <trace/stages/stage1.h>
#include <linux/foo_trace.h>

int foo(void) { return foo_stage(); }

/* file: include/trace/stages/stage1.h */

#undef STAGE
#define STAGE 1

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

extern int stage_of(int);

#endif
/* file: include/linux/foo_trace.h */
#ifndef _LINUX_FOO_TRACE_H
#define _LINUX_FOO_TRACE_H

static inline int foo_stage(void)
{
	return STAGE;
}

#endif
/*
 * check-name: what is read again and again by the header that it belongs to is nobody else's to include
 * check-twin: s|trace/stages/stage1|trace/other/stage1|
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
