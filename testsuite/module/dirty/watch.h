/* SPDX-License-Identifier: MIT */
#ifndef WATCH_H
#define WATCH_H

struct watch {
	u32 hits;
};

#endif
