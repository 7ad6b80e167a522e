#include <linux/pwm.h>
#include <linux/bar.h>

int foo = 1;

/* file: include/linux/pwm.h */
#ifndef _LINUX_PWM_H
#define _LINUX_PWM_H

#define MODULE_IMPORT_NS(ns) \
	static const char modinfo[] __attribute__((__used__)) = "import_ns=" ns

MODULE_IMPORT_NS("PWM");

#endif
/*
 * check-name: what a header has the compiler keep changes the object
 * check-twin: s/__used__/__unused__/
 * check-output-start
redundant-kept-in-object.c:2:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
