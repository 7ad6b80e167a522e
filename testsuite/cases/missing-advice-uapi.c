#include <linux/baz.h>
#include <linux/foo.h>

struct foo foo;
struct baz *baz;

/* file: include/uapi/linux/baz.h */
#ifndef _UAPI_LINUX_BAZ_H
#define _UAPI_LINUX_BAZ_H

typedef int baz_t;

#endif

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <uapi/linux/baz.h>

struct baz;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: uapi's header and the kernel's of the same name: the kernel's
 * check-twin: s|^#include <uapi/linux/baz.h>|#include <linux/types.h>|;1s|^|#include <uapi/linux/baz.h>\n|
 * check-command: fkh-check -nostdinc -Iinclude -Iinclude/uapi $file
 * check-output-start
include/linux/foo.h:30:9: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
