#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo;

struct foo {
	bar_t id;
};

#include <linux/bar.h>

#endif
/*
 * check-name: what is included below the use comes too late
 * check-twin: s|^struct foo;$|#include <linux/bar.h>|
 * check-output-start
include/linux/foo.h:13:9: warning: 'bar_t' used before it is included: move #include <linux/bar.h> up [fkh:missing-include]
 * check-output-end
 */
