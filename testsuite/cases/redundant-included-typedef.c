#include <linux/bar.h>
#include "part.c"

/* file: part.c */
bar_t part;

/*
 * check-name: a variable whose type is a typedef's is a definition
 * check-twin: s/^bar_t part;/typedef bar_t part;/
 */
