#include <linux/bar.h>

int foo_get(void)
{
#ifdef CONFIG_FOO
	return bar_count;
#else
	return 0;
#endif
}
/*
 * check-name: a name in a branch that this configuration does not take is a use
 * check-twin: s/bar_count/foo_count/
 */
