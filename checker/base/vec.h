/* SPDX-License-Identifier: MIT */
/*
 * vec.h - arrays that grow
 *
 * Their elements lie one behind the other in VEC.v, VEC.nr of them, and move when it grows.
 * Running out of memory ends the program, as in util.h.
 */
#ifndef VEC_H
#define VEC_H

#include <stddef.h>
#include <string.h>

/* A growing array. */
#define VEC(type) struct { type *v; unsigned nr, max; }

/* Append to a VEC; what is appended is evaluated before the array changes. */
#define vec_push(vec, ...) do {							\
	typeof(vec) vec__ = (vec);						\
	typeof(*vec__->v) item__ = __VA_ARGS__;					\
	if (vec__->nr == vec__->max)						\
		vec__->v = vec_grow(vec__->v, &vec__->max, sizeof(*vec__->v));	\
	vec__->v[vec__->nr++] = item__;						\
} while (0)

/* Append what is not in it yet. */
#define vec_push_once(vec, item) do {						\
	size_t i__;								\
										\
	for (i__ = 0; i__ < (vec)->nr && (vec)->v[i__] != (item); i__++)	\
		;								\
	if (i__ == (vec)->nr)							\
		vec_push(vec, item);						\
} while (0)

/* Room for @least_ in a VEC whose elements need not be kept. */
#define vec_reserve(vec, least_) do {						\
	typeof(vec) vec__ = (vec);						\
										\
	vec__->v = vec_room(vec__->v, &vec__->max, (least_), sizeof(*vec__->v));	\
} while (0)

/* Let a VEC that is not used yet grow in @room, another one's, that is empty. */
#define vec_borrow(vec, room) (*(vec) = *(room), (vec)->nr = 0)

/* Nothing more comes: keep what there is, and give the room back. */
#define vec_settle(vec, room) do {						\
	typeof(vec) vec__ = (vec);						\
	size_t size__ = vec__->nr * sizeof(*vec__->v);				\
	*(room) = *vec__;							\
	vec__->v = size__ ? memcpy(take(size__), vec__->v, size__) : NULL;	\
	vec__->max = vec__->nr;							\
} while (0)

/* The index of the first element of a VEC, sorted by line, whose line is not before @line_. */
#define vec_at_line(vec, line_) ({						\
	typeof(vec) vec__ = (vec);						\
	size_t low__ = 0, high__ = vec__->nr;					\
										\
	while (low__ < high__) {						\
		size_t mid__ = (low__ + high__) / 2;				\
										\
		if (vec__->v[mid__].line < (line_))				\
			low__ = mid__ + 1;					\
		else								\
			high__ = mid__;						\
	}									\
	low__;									\
})

void *vec_grow(void *v, unsigned *max, size_t size);
void *vec_room(void *v, unsigned *max, size_t least, size_t size);

#endif
