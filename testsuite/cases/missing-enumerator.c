#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(int state)
{
	return bar_count + foo_is_on(state) + foo_names[state];
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

extern int foo_names[BAR_STATES];

static const int foo_default = BAR_OFF;

static inline int foo_is_on(int state)
{
	switch (state) {
	case BAR_ON:
		return 1;
	}
	return foo_default;
}

#endif
/*
 * check-name: enumerators as the size of an array, in an initializer and as a case
 * check-twin: s/BAR_STATES/3/
 * check-output-start
include/linux/foo.h:13:22: warning: 'BAR_STATES', 'BAR_OFF', 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
