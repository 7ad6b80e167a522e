#include <linux/bar.h>

struct foo {
	int flag : 1;
};

struct bar *bar = bars;
/*
 * check-name: what sparse calls an error though it parses is none of ours
 * check-twin: s|^struct bar .bar = bars;|int none;|
 */
