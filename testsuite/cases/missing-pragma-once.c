#include <linux/bar.h>
#include <linux/foo.h>
#include <linux/baz.h>

struct foo foo;
struct baz baz;

/* file: include/linux/foo.h */
#pragma once

struct foo {
	bar_t id;
};

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <linux/foo.h>

struct baz {
	struct foo foo;
};

#endif
/*
 * check-name: a header that #pragma once guards is judged
 * check-twin: s/bar_t id/int id/
 * check-output-start
include/linux/foo.h:12:9: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
