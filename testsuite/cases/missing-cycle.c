#include <linux/baz.h>

struct foo foo;
struct baz baz;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

typedef int baz_t;

#include <linux/foo.h>

struct baz {
	struct foo foo;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: an addition that closes a cycle, and what then is read too early
 * check-twin: s|^#include <linux/foo.h>$|struct baz;|;1s|struct baz;|#include <linux/foo.h>|
 * check-output-start
include/linux/foo.h:25:9: warning: 'baz_t' used but not included: #include <linux/baz.h> would close an include cycle [fkh:missing-include]
include/linux/foo.h:25:9: note: this closes an include cycle: include/linux/foo.h -> include/linux/baz.h -> include/linux/foo.h
include/linux/foo.h:25:9: note: what both need belongs in a header of its own: include/linux/baz.h would lack 'foo'
 * check-output-end
 */
