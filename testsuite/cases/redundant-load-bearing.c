#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct needs;

struct foo {
	bar_t id;
};

#endif
/*
 * check-name: a later header leans on the include: that one has the finding
 * check-twin: s|^struct needs;|#include <linux/bar.h>|
 * check-output-start
include/linux/foo.h:13:9: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
