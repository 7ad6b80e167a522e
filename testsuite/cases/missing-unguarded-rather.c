#include "aaa.h"
#include "zebra.h"
#include "part.h"

thing_t *foo = &part;

/* file: aaa.h */

typedef int thing_t;

/* file: zebra.h */
#ifndef _ZEBRA_H
#define _ZEBRA_H

#include <linux/bar.h>

typedef int thing_t;

#endif

/* file: part.h */
#ifndef _PART_H
#define _PART_H

extern thing_t part;

#endif
/*
 * check-name: rather the header that may be included twice, even if it brings more
 * check-twin: s/^typedef int thing_t;/#pragma once\n&/
 * check-output-contains: part.h:.*'thing_t' used but not included: add #include "zebra.h"
 * check-output-excludes: plain guard
 */
