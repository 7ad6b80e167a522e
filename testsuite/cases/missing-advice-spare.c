#include <linux/aaa.h>
#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct aaa *aaa;
struct bar *bar = bars;

/* file: include/linux/aaa.h */
#ifndef _LINUX_AAA_H
#define _LINUX_AAA_H

#ifdef CONFIG_AAA
#define BAR_LEN		16
#endif

struct aaa { int nr; };

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	char name[BAR_LEN];
};

#endif
/*
 * check-name: a header that would define the macro in another configuration is no advice
 * check-twin: s/CONFIG_AAA/_LINUX_AAA_H/
 * check-output-start
include/linux/foo.h:26:19: warning: 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
