// SPDX-License-Identifier: MIT
/*
 * profile.c - code as the kernel's, for the profile that make builds the programs by
 *
 * Our own sources nest no macros, and the programs are for code that does little else.
 */
#include "kinds.h"

#define NR 0
#include "shape.h"
#undef NR
#define NR 1
#include "shape.h"
#undef NR
#define NR 2
#include "shape.h"
#undef NR
#define NR 3
#include "shape.h"
#undef NR
#define NR 4
#include "shape.h"
#undef NR
#define NR 5
#include "shape.h"
#undef NR
#define NR 6
#include "shape.h"
#undef NR
#define NR 7
#include "shape.h"
#undef NR
#define NR 8
#include "shape.h"
#undef NR
#define NR 9
#include "shape.h"
#undef NR

int use(struct item1 *item, struct list2 *list)
{
	return item_get1(item) && list_count2(list, BIT(2)) > 3 ? item_set1(item, STATE_BUSY1, 7) : 0;
}
