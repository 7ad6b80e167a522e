#include <linux/bar.h>
#include <linux/types.h>
#include <linux/bar.h>
#include "include/linux/bar.h"

u32 id = BAR_ON;
/*
 * check-name: the same header twice, however it is spelled
 * check-twin: s|^#include "include/linux/bar.h"|struct foo;|
 * check-output-start
redundant-twice.c:3:1: warning: <linux/bar.h> is included twice: remove this #include [fkh:redundant-include]
redundant-twice.c:3:1: note: the first one is on line 1
redundant-twice.c:4:1: warning: "include/linux/bar.h" is included twice: remove this #include [fkh:redundant-include]
redundant-twice.c:4:1: note: the first one is on line 1
 * check-output-end
 */
