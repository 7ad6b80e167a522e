#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

struct baz {
	bar_t id;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/baz.h>

struct baz_id;

struct foo {
	struct baz baz;
};

#endif
/*
 * check-name: the fault of a header that is included is that one's
 * check-twin: s/^struct baz_id;/bar_t foo_id(void);/
 * check-output-start
include/linux/baz.h:11:9: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
