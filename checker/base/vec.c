// SPDX-License-Identifier: MIT
/*
 * vec.c - arrays that grow
 */
#include <stdlib.h>

#include "util.h"
#include "vec.h"

void *vec_grow(void *v, unsigned *max, size_t size)
{
	*max = *max > 1 ? 2 * *max : *max ? 8 : 1;	/* one is all that most names have */
	return xrealloc(v, *max * size);
}

void *vec_room(void *v, unsigned *max, size_t least, size_t size)
{
	if (*max >= least)
		return v;
	free(v);
	*max = 2 * least;
	return xrealloc(NULL, *max * size);
}
