/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

#define NULL	((void *)0)

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long ulong;
typedef __SIZE_TYPE__ size_t;

#endif
