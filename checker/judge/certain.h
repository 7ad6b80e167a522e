/* SPDX-License-Identifier: MIT */
/*
 * certain.h - which findings of a partial unit are certain
 */
#ifndef CERTAIN_H
#define CERTAIN_H

#include "finding.h"

/*
 * Leave of a partial unit's findings those that are certain: at places before the error, and not
 * that something is not needed, since after the error it may be.
 */
void keep_certain(struct findings *findings);

#endif
