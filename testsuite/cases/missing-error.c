#include <linux/baz.h>

struct baz baz;

/* file: include/linux/baz_types.h */
#ifndef _LINUX_BAZ_TYPES_H
#define _LINUX_BAZ_TYPES_H

#ifndef _LINUX_BAZ_H
#error "Please include <linux/baz.h> instead"
#endif

struct baz {
	bar_t id;
};

#endif

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <linux/bar.h>
#include <linux/baz_types.h>

#endif
/*
 * check-name: a header that refuses to be included but through another is not judged
 * check-twin: s/^#error.*$/struct refusal;/
 */
