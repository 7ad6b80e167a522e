#include <linux/one.h>
#include <linux/two.h>

int use(void)
{
	return kpkrdzvl__00b00_;
}

/* file: include/linux/one.h */
#ifndef _LINUX_ONE_H
#define _LINUX_ONE_H

extern int kpkrdzvl__00b00_;

#endif

/* file: include/linux/two.h */
#ifndef _LINUX_TWO_H
#define _LINUX_TWO_H

extern int acnlyepqwxq1x9xi;

#endif
/*
 * check-name: names that idents.h makes one hash of are two all the same
 * check-twin: s/return kpkrdzvl__00b00_/return kpkrdzvl__00b00_ + acnlyepqwxq1x9xi/
 * check-output-start
redundant-one-hash.c:2:1: warning: nothing of <linux/two.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
