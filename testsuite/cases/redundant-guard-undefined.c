#include <linux/vars.h>

int first = VAR(one);

#undef _LINUX_VARS_H
#define EMIT(name) const int name ## _offset = 3;
#include <linux/vars.h>

int second = one_offset;

/* file: include/linux/vars.h */
#ifndef _LINUX_VARS_H
#define _LINUX_VARS_H

#ifdef EMIT
#define DECLARE_VAR(name) EMIT(name)
#else
#define DECLARE_VAR(name) enum { var_ ## name };
#define VAR(name) var_ ## name
#endif

DECLARE_VAR(one)

#undef DECLARE_VAR

#endif
/*
 * check-name: a header that is read again since its guard is undefined
 * check-twin: /undef _LINUX/d;s/one_offset/1/
 */
