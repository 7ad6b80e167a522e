#include <linux/bar.h>

struct bar *bar = bars;

#define BAZ(x)	int one_##x;
#include "list.h"

/* file: list.h */
BAZ(a)
extern bar_t baz_id;
/*
 * check-name: a list without a guard, whose macro its includer defines, is not judged
 * check-twin: s/^BAZ(a)$//
 */
