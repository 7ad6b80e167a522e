#include <linux/bar.h>

static int state;

#include "part.h"

int foo(void)
{
	return part();
}

/* file: part.h */

static bar_t part(void)
{
	return state;
}

/*
 * check-name: without a guard, and with what only the C file has, it is a part of that
 * check-twin: s/return state;/return 1;/
 */
