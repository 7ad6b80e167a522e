#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

#define BAR_LEN		16
#define BAR_BIT(n)	(1UL << (n))

typedef unsigned int bar_t;

enum bar_state {
	BAR_OFF,
	BAR_ON,
	BAR_STATES,
};

struct bar {
	int count;
	enum bar_state state;
};

extern struct bar bars[4];
extern int bar_count;

void bar_init(struct bar *bar);

#endif
