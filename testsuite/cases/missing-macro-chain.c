#include <linux/map.h>
#include <linux/size.h>
#include <linux/foo.h>

/* file: include/linux/map.h */
#ifndef _LINUX_MAP_H
#define _LINUX_MAP_H

#define DECLARE_MAP(name, bits) unsigned long name[TO_LONGS(bits)]

#endif
/* file: include/linux/size.h */
#ifndef _LINUX_SIZE_H
#define _LINUX_SIZE_H

#define LONG_BITS	64
#define TO_LONGS(bits)	((bits) / LONG_BITS)

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/map.h>

struct foo {
	DECLARE_MAP(map, 128);
};

#endif
/*
 * check-name: of what a macro needs, what its text names is shown, with the macro
 * check-twin: s|^#include <linux.map.h>$|&\n#include <linux/size.h>|
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/foo.h:27:9: warning: 'TO_LONGS' (in DECLARE_MAP()) used but not included: add #include <linux/size.h> [fkh:missing-include]
 * check-output-end
 */
