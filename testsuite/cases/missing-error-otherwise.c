#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifdef CONFIG_IMPOSSIBLE
#error "no such machine"
#endif

struct foo {
	bar_t id;
};

#endif
/*
 * check-name: an #error about a configuration does not excuse a header
 * check-twin: s/bar_t id/int id/
 * check-output-start
include/linux/foo.h:15:9: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
