#include <linux/template.h>

int foo;

/* file: include/linux/template.h */
/* no guard */
static inline int template_function(void)
{
	return 1;
}
/*
 * check-name: a header without a guard is text, not a header
 * check-twin: s|^/. no guard ./|#pragma once|
 */
