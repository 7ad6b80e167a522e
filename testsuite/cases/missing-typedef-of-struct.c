#include <linux/bar_s.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/bar_types.h */
#ifndef _LINUX_BAR_TYPES_H
#define _LINUX_BAR_TYPES_H

typedef struct bar_s bar_s;

#endif

/* file: include/linux/bar_s.h */
#ifndef _LINUX_BAR_S_H
#define _LINUX_BAR_S_H

#include <linux/bar_types.h>

struct bar_s {
	bar_s *next;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar_types.h>

struct foo {
	bar_s bar;
};

#endif
/*
 * check-name: a typedef of a struct names it, its user needs it whole
 * check-twin: s/bar_s bar;/bar_s *bar;/
 * check-output-start
include/linux/foo.h:33:15: warning: 'struct bar_s' used but not included: add #include <linux/bar_s.h> [fkh:missing-include]
 * check-output-end
 */
