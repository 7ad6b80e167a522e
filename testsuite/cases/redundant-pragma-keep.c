#include <linux/bar.h>	/* IWYU pragma: keep */

int foo;
/*
 * check-name: a pragma says to keep it
 * check-twin: s/: keep/: none/
 */
