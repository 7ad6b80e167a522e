#include <linux/bar.h>
#include <linux/types.h>
#include "internal.h"

struct inode;
int foo(struct inode *inode) { return first(inode); }

/* file: internal.h */
#ifndef INTERNAL_H
#define INTERNAL_H

struct first {
	bar_t bar;
	u32 id;
};

int first(struct inode *inode);

#endif
/*
 * check-name: a header of one folder that includes nothing leaves that to the C files beside it
 * check-twin: s/^struct first {/#include <linux\/types.h>\n&/
 */
