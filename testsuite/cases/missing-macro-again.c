#include <linux/other.h>
#include <linux/foo.h>

/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

#define EM(x)	int other_##x;

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define LIST	EM(one) EM(two)

#undef EM
#define EM(x)	int x;
LIST
#undef EM
#define EM(x)	int again_##x;
LIST

#endif
/*
 * check-name: a macro that the header defines again and again is its own
 * check-twin: s|^#define EM(x)	int x;|#define EM(x)	OTHER(x)|;s|EM(x)	int other|OTHER(x)	int other|
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
