#include <linux/tmp.h>
#define MINE TMP

/* file: include/linux/tmp.h */
#ifndef _LINUX_TMP_H
#define _LINUX_TMP_H

#define TMP 1
#undef TMP

#endif
/*
 * check-name: what a header defines and undefines again it does not provide
 * check-twin: s/^#undef TMP//
 * check-output-start
redundant-defined-undefined.c:1:1: warning: nothing of <linux/tmp.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
