#include <linux/baz.h>
#include <linux/foo.h>

struct foo foo;
baz_t baz;

/* file: include/uapi/linux/baz.h */
#ifndef _UAPI_LINUX_BAZ_H
#define _UAPI_LINUX_BAZ_H

typedef int baz_t;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: a header that is only in uapi is spelled without it
 * check-twin: s/baz_t id/int id/
 * check-command: fkh-check -nostdinc -Iinclude -Iinclude/uapi $file
 * check-output-start
include/linux/foo.h:20:9: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
