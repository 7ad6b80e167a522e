/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_KBUILD_H
#define _LINUX_KBUILD_H

#include <linux/kernel.h>

#define DEFINE(sym, val) \
	asm volatile("\n.ascii \"->" #sym " %0 " #val "\"" : : "i" (val))

#endif
