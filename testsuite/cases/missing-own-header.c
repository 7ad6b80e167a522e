#include <linux/big.h>
#include <linux/foo.h>

struct foo foo;
struct big *big;

/* file: include/linux/a.h */
#ifndef _LINUX_A_H
#define _LINUX_A_H

typedef int a_t;

#endif

/* file: include/linux/b.h */
#ifndef _LINUX_B_H
#define _LINUX_B_H

#include "a.h"

typedef int b_t;

#endif

/* file: include/linux/big.h */
#ifndef _LINUX_BIG_H
#define _LINUX_BIG_H

#include <linux/a.h>
#include <linux/b.h>

struct big {
	a_t a;
	b_t b;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	a_t a;
	b_t b;
};

#endif
/*
 * check-name: each name from its own header, though one of them brings the other
 * check-twin: s/a_t a;/int a;/
 * check-output-start
include/linux/foo.h:44:9: warning: 'a_t' used but not included: add #include <linux/a.h> [fkh:missing-include]
include/linux/foo.h:45:9: warning: 'b_t' used but not included: add #include <linux/b.h> [fkh:missing-include]
 * check-output-end
 */
