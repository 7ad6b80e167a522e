#include <linux/bar.h>

#ifdef __ARM_FP
static const int fp = BAR_LEN;
#endif
#ifndef __ARM_NEON
#error no NEON
#endif
/*
 * check-name: a unit that arm64's floating-point registers are not forbidden to has NEON
 * check-command: fkh-check -nostdinc -Iinclude --arch=arm64 -march=armv8-a $file
 * check-twin: s/= BAR_LEN/= 1/
 */
