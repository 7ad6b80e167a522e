#include "internal.h"
#include "part.h"

bar_t foo(void)
{
	return part() + bar;
}

/* file: internal.h */

#include <linux/bar.h>

typedef int thing_t;

/* file: part.h */
#ifndef _PART_H
#define _PART_H

extern thing_t bar;

static inline bar_t part(void)
{
	return BAR_LEN;
}

#endif
/*
 * check-name: what a header that may not be included twice brings along is wanted for itself
 * check-twin: s/^typedef int thing_t;/#pragma once\n&/
 * check-output-start
part.h:19:8: warning: 'thing_t' used but not included: add #include "internal.h" [fkh:missing-include]
part.h:19:8: note: that header may not be included twice: it lacks a plain guard
part.h:21:15: warning: 'bar_t', 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
