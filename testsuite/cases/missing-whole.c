#include <linux/whole.h>
#include <linux/foo.h>

struct seven *seven = sizeof(struct six) + (void *)0;

void *foo_get(void)
{
	return foo_use(0, 0, 0, 0, 0, 0);
}

/* file: include/linux/whole.h */
#ifndef _LINUX_WHOLE_H
#define _LINUX_WHOLE_H

struct one { int x; };
struct two { int x; };
struct three { int x; };
struct four { int x; };
struct five { int x; };
struct six { int x; };
struct seven { int x; };
struct eight { int x; };

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct one;
struct two;
struct three;
struct four;
struct five;
struct six;
struct seven;

struct six foo_six(void);
void foo_take();

static inline void *foo_use(struct one *one, struct two *two, struct three *three,
			    struct four *four, struct five *five, struct seven *seven)
{
	*two = *two;
	three += three - three;
	four++;
	five += 1;
	foo_six();
	foo_take(*seven);
	return &one[1];
}

#endif
/*
 * check-name: what needs a struct whole: copies, indexes, differences, steps, calls
 * check-twin: s/one\[1\]/one[0]/;s/&one\[0\]/one/
 * check-output-start
include/linux/foo.h:44:14: warning: 'struct two', 'struct three' and 5 more used but not included: add #include <linux/whole.h> [fkh:missing-include]
include/linux/foo.h:44:14: note: also 'struct four', 'struct five', 'struct six', 'struct seven', 'struct one'
 * check-output-end
 */
