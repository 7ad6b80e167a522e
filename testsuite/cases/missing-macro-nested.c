#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;

/* file: include/linux/length.h */
#ifndef _LINUX_LENGTH_H
#define _LINUX_LENGTH_H

#define FOO_LEN		(2 * BAR_LEN)

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/length.h>

struct foo {
	char name[FOO_LEN];
};

#endif
/*
 * check-name: who expands a macro needs what is in it
 * check-twin: s/FOO_LEN\]/16]/
 * check-output-start
include/linux/foo.h:22:19: warning: 'BAR_LEN' (in FOO_LEN) used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
