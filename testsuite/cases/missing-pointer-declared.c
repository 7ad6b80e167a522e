#include <linux/baz.h>
#include <linux/foo.h>

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

struct page;

typedef int baz_t;

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

baz_t foo(struct page *page);

#endif
/*
 * check-name: no forward declaration of what an advised header declares itself
 * check-twin: s/^struct page;//
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/foo.h:17:1: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
