/* SPDX-License-Identifier: MIT */
/*
 * printed.h - what has been printed already
 *
 * Nearly every unit finds the same in the same headers: of 947 units 248,147 lines,
 * 4,852 of them distinct. In one make run a finding in a header is printed once.
 */
#ifndef PRINTED_H
#define PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Does this process belong to a run of make, or of fkh-check --kbuild or -p? Not if somebody
 * calls it by hand, or another program does.
 */
bool printed_find_run(void);

/*
 * Which of the @nr texts, by their hashes, has another unit of the run printed? Sets @known for
 * each; the others are remembered beside the store @dir, in DIR.printed. None is known where
 * that file cannot be written.
 */
void printed_before(const char *dir, const uint64_t *hashes, size_t nr, bool *known);

#endif
