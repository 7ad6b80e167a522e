#include <linux/bar.h>
#include <linux/little.h>

int foo(void) { return to_bar(0); }

/* file: include/linux/little.h */
#ifndef _LINUX_LITTLE_H
#define _LINUX_LITTLE_H

#include <linux/byteorder/native.h>
#include <linux/byteorder/common.h>

#endif
/* file: include/linux/byteorder/native.h */
#ifndef _LINUX_BYTEORDER_NATIVE_H
#define _LINUX_BYTEORDER_NATIVE_H

#define NATIVE 1

#endif
/* file: include/linux/byteorder/common.h */
#ifndef _LINUX_BYTEORDER_COMMON_H
#define _LINUX_BYTEORDER_COMMON_H

static inline bar_t to_bar(int value)
{
	return value + NATIVE;
}

#endif
/*
 * check-name: where the includer has nothing of its own before it, it may as well lack includes
 * check-twin: s/^#include <linux.byteorder.native.h>/#define ORDER 1\n&/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/byteorder/common.h:25:15: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
include/linux/byteorder/common.h:27:24: warning: 'NATIVE' used but not included: add #include <linux/little.h> [fkh:missing-include]
include/linux/byteorder/common.h:27:24: note: this closes an include cycle: include/linux/byteorder/common.h -> include/linux/little.h -> include/linux/byteorder/common.h
 * check-output-end
 */
