#include <linux/baz.h>
#include <linux/foo.h>

struct foo foo;
baz_t baz;

/* file: include/linux/baz_api.h */
#ifndef _LINUX_BAZ_H
#error "Please include <linux/baz.h> instead"
#endif

typedef int baz_t;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <linux/baz_api.h>

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: a name of a header that refuses to be included: the one to go through
 * check-twin: s/baz_t id/int id/
 * check-output-start
include/linux/foo.h:27:9: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
