/* SPDX-License-Identifier: MIT */
#ifndef WATCH_H
#define WATCH_H

#include <linux/types.h>

struct watch {
	u32 hits;
};

#endif
