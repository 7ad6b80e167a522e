#include <linux/bar.h>

#include <linux/foo_trace.h>
#define FOO_MULTI_READ
#include <linux/foo_trace.h>

/* file: include/linux/foo_trace.h */
#if !defined(_LINUX_FOO_TRACE_H) || defined(FOO_MULTI_READ)
#define _LINUX_FOO_TRACE_H

extern bar_t foo;

#endif
/*
 * check-name: a guard that lets the header in again is none
 * check-twin: s/ || defined(FOO_MULTI_READ)//
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
