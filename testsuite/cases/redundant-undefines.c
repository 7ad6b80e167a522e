#include <linux/copy.h>
#include <linux/prototypes.h>

int bar = copy(1);

/* file: include/linux/copy.h */
#ifndef _LINUX_COPY_H
#define _LINUX_COPY_H

int copy(int x);
#define copy(x) (x)

#endif

/* file: include/linux/prototypes.h */
#ifndef _LINUX_PROTOTYPES_H
#define _LINUX_PROTOTYPES_H

#undef copy

#endif
/*
 * check-name: a header that undefines what others have defined changes what follows
 * check-twin: s/#undef copy$/#undef copied/
 */
