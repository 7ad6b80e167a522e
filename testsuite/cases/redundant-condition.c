#include <linux/bar.h>

#if defined(CONFIG_FOO) && BAR_LEN > 3
#define FOO 1
#endif

int foo;
/*
 * check-name: a name in a condition is a use
 * check-twin: s/BAR_LEN/FOO_LEN/
 */
