#include <linux/foo.h>
#include "part.h"

struct part part;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	int id;
};

#endif

/* file: part.h */
#ifndef _PART_H
#define _PART_H

struct foo;

struct part {
	struct foo *foo;
};

#ifdef CONFIG_PART
int part_register(struct part *part, struct foo *foo);
#endif

#endif
/*
 * check-name: a part that declares the tag itself does not need the header before it
 * check-twin: s/^struct foo;$/;/; s/^.struct foo \*foo;$/int foo;/
 * check-output-start
redundant-part-declared.c:1:1: warning: nothing of <linux/foo.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
