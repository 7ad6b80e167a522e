#include <linux/baz.h>

baz_t baz;

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
/*
 * check-name: uapi's part of the header that is included is no header of its own
 * check-twin: s|^#include <uapi/linux/baz.h>|#include <uapi/linux/other.h>|;s|^.. file: include/uapi/linux/baz.h|/* file: include/uapi/linux/other.h|
 * check-command: fkh-check -nostdinc -Iinclude -Iinclude/uapi --only=indirect-include $file
 */
