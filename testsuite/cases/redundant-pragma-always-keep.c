#include <linux/foo.h>

int foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H
// IWYU pragma: always_keep

extern int set_up;

#endif
/*
 * check-name: a header says that includes of it stay
 * check-twin: s/always_keep/always/
 */
