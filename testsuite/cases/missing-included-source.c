#include <linux/bar.h>
#include "part.c"

/* file: part.c */
bar_t part;

/*
 * check-name: a C file that another one includes is no header
 * check-twin: s/part\.c/part.h/
 */
