#include <linux/other.h>
#include <linux/user.h>

/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

#include <linux/detail.h>

#endif
/* file: include/linux/detail.h */
#ifndef _LINUX_DETAIL_H
#define _LINUX_DETAIL_H
/* IWYU pragma: private, include "linux/foo.h" */

typedef int foo_t;

#endif
/* file: include/linux/user.h */
#ifndef _LINUX_USER_H
#define _LINUX_USER_H

extern foo_t foo;

#endif
/*
 * check-name: a header says which one is to be included for it
 * check-twin: s/private, include/private, not/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/user.h:23:8: warning: 'foo_t' used but not included: add #include <linux/foo.h> [fkh:missing-include]
 * check-output-end
 */
