#include <linux/foo.h>
struct foo_none;

struct foo foo;
bar_t id = BAR_ON;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <linux/bar.h>

struct baz {
	bar_t id;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/baz.h>

struct foo {
	bar_t id;
	struct baz baz;
};

#endif
/*
 * check-name: a C file and a header that get a name only through others
 * check-twin: s|^struct foo_none;|#include <linux/bar.h>|
 * check-command: fkh-check -nostdinc -Iinclude --only=indirect-include $file
 * check-output-start
include/linux/foo.h:26:9: warning: 'bar_t' used but only included through other headers: add #include <linux/bar.h> [fkh:indirect-include]
indirect-include.c:5:1: warning: 'bar_t', 'BAR_ON' used but only included through other headers: add #include <linux/bar.h> [fkh:indirect-include]
 * check-output-end
 */
