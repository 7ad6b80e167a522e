#include <linux/types.h>
#define bars(x) "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define NAME bars
#define HEADER(name) <linux/name.h>
#include HEADER(NAME)

/* file: include/linux/bars.h */
#ifndef _LINUX_BARS_H
#define _LINUX_BARS_H

extern u32 nr_bars;

#endif
/*
 * check-name: the name of a header in #include MACRO(), after that of a macro with arguments
 * check-twin: s/u32/int/
 * check-output-start
include/linux/bars.h:11:8: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]
missing-include-named.c:5:1: warning: nothing of HEADER(NAME) is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
