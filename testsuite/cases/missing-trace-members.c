#include <linux/bar.h>
#include <linux/foo.h>

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define PROTO(args...)	args
#define EVENT(name, proto, assign) static inline void trace_##name(proto) { }

EVENT(get, PROTO(struct bar *bar), entry->len = bar->len);

#endif
/*
 * check-name: code that a macro drops reads members: a declaration will not do
 * check-twin: s/bar->len/0/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/foo.h:11:1: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
