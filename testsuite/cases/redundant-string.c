#include <linux/string_of.h>
#include <asm/foo.h>

const char *text = string_of(FOO_OFFSET);

/* file: include/linux/string_of.h */
#ifndef _LINUX_STRING_OF_H
#define _LINUX_STRING_OF_H

#define string_of_1(x) #x
#define string_of(x) string_of_1(x)

#endif

/* file: include/asm/foo.h */
#include <generated/foo.h>

/* file: include/generated/foo.h */
#ifndef __FOO_H__
#define __FOO_H__

#define FOO_OFFSET 16

#endif
/*
 * check-name: a macro whose value ends in a string, from behind the header
 * check-twin: s/FOO_OFFSET)/16)/
 */
