#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	char name[BAR_LEN];
};

#define BAR_LEN		16

#endif
/*
 * check-name: what the header itself defines only further down is not there yet
 * check-twin: s/char name\[BAR_LEN\]/char name[16]/
 * check-output-start
include/linux/foo.h:12:19: warning: 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
