#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_bytes[bar_count];
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#assert machine(foo)
#unassert machine(foo)
#sccs "foo"
#ident "foo"

#if 0
#embed <nowhere>
#endif

static const char foo_bytes[] = {
#if __has_embed("foo.h")
#embed "foo.h" limit(3)
#endif
	, BAR_ON };

#endif
/*
 * check-name: directives that compilers take: #embed (C23; clang 19 takes it in any mode), #assert ...
 * check-twin: s/BAR_ON/1/
 * check-output-start
include/linux/foo.h:26:11: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
