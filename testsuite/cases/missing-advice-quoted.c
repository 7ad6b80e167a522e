#include "kernel/baz.h"
#include "kernel/foo.h"

struct foo foo;
baz_t baz;

/* file: kernel/baz.h */
#ifndef _BAZ_H
#define _BAZ_H

typedef int baz_t;

#endif

/* file: kernel/foo.h */
#ifndef _FOO_H
#define _FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: a header beside the file is included with quotes
 * check-twin: s/baz_t id/int id/
 * check-output-start
kernel/foo.h:20:9: warning: 'baz_t' used but not included: add #include "baz.h" [fkh:missing-include]
 * check-output-end
 */
