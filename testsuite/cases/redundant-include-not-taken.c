#ifdef CONFIG_FOO
#include <linux/bar.h>
#endif

int foo;
/*
 * check-name: an #include that this configuration does not take is not judged
 * check-twin: s/^#ifdef CONFIG_FOO/#ifndef CONFIG_FOO/
 */
