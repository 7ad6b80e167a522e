#include <linux/compiler.h>

int foo;

/* file: include/linux/compiler.h */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#define __must_check __attribute__((__warn_unused_result__))

#endif
/*
 * check-name: a header that sets things up stays: rules/headers.xml
 * check-twin: s/compiler.h/foo.h/
 */
