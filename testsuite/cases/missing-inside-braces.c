#include <linux/bar.h>

struct foo {
#include "members.h"
};

struct foo foo;

/* file: members.h */
	bar_t id;
/*
 * check-name: what is included within a structure is not judged
 * check-twin: /^#include "members/{h;d};/^};/G
 */
