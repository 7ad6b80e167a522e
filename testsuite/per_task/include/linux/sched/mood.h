/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SCHED_MOOD_H
#define _LINUX_SCHED_MOOD_H

#include <linux/per_task.h>

/* No rule knows this one: who includes this header is told. */
DECLARE_PER_TASK(int, mood);

#endif
