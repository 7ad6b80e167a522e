#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifdef CONFIG_FOO
#include <linux/bar.h>
#endif

struct foo {
	bar_t bar;
};

#endif
/*
 * check-name: what is included under a condition alone is missing without
 * check-twin: s/^#ifdef CONFIG_FOO/#ifndef CONFIG_FOO/
 * check-output-start
include/linux/foo.h:15:9: warning: 'bar_t' used, but included only under a condition: move #include <linux/bar.h> out of it [fkh:missing-include]
 * check-output-end
 */
