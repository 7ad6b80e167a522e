#include <linux/template.h>

int foo;

/* file: include/linux/template.h */
/* no guard */
static inline int template_function(void)
{
	return 1;
}
/*
 * check-name: a header without a guard that reads nothing of its includer is no template
 * check-twin: 1i #define template_function other_function
 * check-output-start
redundant-template.c:1:1: warning: nothing of <linux/template.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
