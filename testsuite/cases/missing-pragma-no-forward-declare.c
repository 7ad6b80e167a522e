#include <linux/page.h>
#include <linux/user.h>

/* file: include/linux/page.h */
#ifndef _LINUX_PAGE_H
#define _LINUX_PAGE_H

struct page { int flags; };

#endif
/* file: include/linux/user.h */
#ifndef _LINUX_USER_H
#define _LINUX_USER_H
// IWYU pragma: no_forward_declare page

void foo(struct page *page);

#endif
/*
 * check-name: a file says what it does not want to declare ahead
 * check-twin: s/no_forward_declare/none/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/user.h:16:17: warning: 'struct page' used but not included: add #include <linux/page.h> [fkh:missing-include]
 * check-output-end
 */
