#include "internal.h"
#include "part.h"

thing_t *foo = &part;

/* file: internal.h */

typedef int thing_t;

/* file: part.h */
#ifndef _PART_H
#define _PART_H

extern thing_t part;

#endif
/*
 * check-name: a header that may not be included twice is the advice, but cannot simply be added
 * check-twin: s/^typedef int thing_t;/#pragma once\n&/
 * check-output-start
part.h:14:8: warning: 'thing_t' used but not included: add #include "internal.h" [fkh:missing-include]
part.h:14:8: note: that header may not be included twice: it lacks a plain guard
 * check-output-end
 */
