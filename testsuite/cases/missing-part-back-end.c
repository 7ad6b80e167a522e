#include <linux/bar.h>
#include <linux/label.h>

int foo(void) { return label_is(&(struct label){ 0 }); }

/* file: include/linux/label.h */
#ifndef _LINUX_LABEL_H
#define _LINUX_LABEL_H

#include <linux/bar.h>

struct label {
	bar_t bar;
};

#include <asm/label.h>

#endif
/* file: arch/x86/include/asm/label.h */
#ifndef _ASM_X86_LABEL_H
#define _ASM_X86_LABEL_H

static inline bar_t label_is(struct label *label)
{
	return label->bar;
}

#endif
/*
 * check-name: what <linux/x.h> includes in its middle, and it alone, is the architecture's part of it
 * check-twin: 3s|^|#include <asm/label.h>|
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iinclude $file
 */
