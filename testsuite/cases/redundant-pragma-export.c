#include <linux/foo.h>

int foo = FOO;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar.h>	// IWYU pragma: export

enum { FOO = 1 };

#endif
/*
 * check-name: a pragma says that it is there for others
 * check-twin: s/: export/: none/
 */
