#include <linux/whole.h>
#include <linux/foo.h>

struct one one;
struct foo foo;

/* file: include/linux/whole.h */
#ifndef _LINUX_WHOLE_H
#define _LINUX_WHOLE_H

struct one { int x; };
struct two { int x; };
struct three { int x; };
struct four { int x; };

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

_Static_assert(sizeof(struct one) == 4, "one has grown");

enum {
	FOO_SIZE = sizeof(struct two),
};

struct foo {
	unsigned int width : sizeof(struct three);
	int aligned __attribute__((aligned(sizeof(struct four))));
};

#endif
/*
 * check-name: sizes that the parser computes at once: assertion, enumerator, bit-field, attribute
 * check-twin: s/sizeof(struct one)/4/
 * check-output-start
include/linux/foo.h:22:16: warning: 'struct one', 'struct two' and 2 more used but not included: add #include <linux/whole.h> [fkh:missing-include]
include/linux/foo.h:22:16: note: also 'struct three', 'struct four'
 * check-output-end
 */
