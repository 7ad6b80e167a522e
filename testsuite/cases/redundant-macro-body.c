#include <linux/bar.h>

#define FOO_MASK	BAR_BIT(3)

int foo;
/*
 * check-name: a name that only a macro's body has is a use
 * check-twin: s/BAR_BIT/FOO_BIT/
 */
