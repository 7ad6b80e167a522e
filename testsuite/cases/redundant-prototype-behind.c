#include <linux/delays.h>

void native_delay(void)
{
}

/* file: include/linux/delays.h */
#ifndef _LINUX_DELAYS_H
#define _LINUX_DELAYS_H

#include <asm/delays.h>

#endif

/* file: include/asm/delays.h */
#ifndef _ASM_DELAYS_H
#define _ASM_DELAYS_H

void native_delay(void);

#endif
/*
 * check-name: a header whose includes declare what the file defines is used, too
 * check-twin: s/^void native_delay(void)$/void other_delay(void)/
 */
