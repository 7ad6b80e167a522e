#include <linux/bar.h>

struct bar *bar = bars;

#define BAZ(x)	int one_##x;
#include <linux/baz.h>
#undef BAZ
#define BAZ(x)	int two_##x;
#include <linux/baz.h>

/* file: include/linux/baz.h */
BAZ(a)
BAZ(b)
extern bar_t baz_id;
/*
 * check-name: a fragment without a guard, included over and over, is not judged
 * check-twin: /^#undef BAZ/,/^#include/d; s/^BAZ(.)$//
 */
