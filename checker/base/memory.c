// SPDX-License-Identifier: MIT
/*
 * memory.c - memory that lives until the process ends
 *
 * It comes in pieces that the kernel can map as one page: to fault in as much in pages of
 * 4 kB takes a sixth of all the time.
 */
#include <stdint.h>
#include <sys/mman.h>

#include "memory.h"
#include "util.h"

size_t memory_taken;

static void *map(size_t size)
{
	void *start = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (start == MAP_FAILED)
		fatal("out of memory");
	memory_taken += size;
	return start;
}

void *take_piece(void)
{
	char *start = map(2 * PIECE);
	size_t before = -(uintptr_t)start % PIECE;

	if (before)
		munmap(start, before);
	munmap(start + before + PIECE, PIECE - before);
	memory_taken -= PIECE;
	madvise(start + before, PIECE, MADV_HUGEPAGE);
	return start + before;
}

void give_back_piece(void *piece)
{
	munmap(piece, PIECE);
	memory_taken -= PIECE;
}

void *take(size_t size)
{
	static char *next, *end;
	char *start = next;

	size = (size + 7) & -8UL;
	/* what must lie at a multiple of 16 has such a size */
	if (size % 16 == 0)
		start += (uintptr_t)start % 16;
	if (size > (size_t)(end - start)) {
		if (size > PIECE / 4)
			return map(size);
		start = take_piece();
		end = start + PIECE;
	}
	next = start + size;
	return start;
}
