#include <linux/clk.h>

struct policy {
	struct clk *clk;
};

struct policy policy;

/* file: include/linux/clk.h */
#ifndef _LINUX_CLK_H
#define _LINUX_CLK_H

struct clk;

int clk_enable(struct clk *clk);

#endif
/*
 * check-name: a type that only its own header knows, and declares
 * check-twin: s/^.struct clk \*clk;/int clk;/
 */
