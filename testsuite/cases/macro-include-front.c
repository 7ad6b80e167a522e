#include <linux/page.h>

int foo_use(void)
{
	return PAGE_SIZE;
}

/* file: include/linux/page.h */
#ifndef _LINUX_PAGE_H
#define _LINUX_PAGE_H

#include <linux/const.h>
#include <asm/page.h>

#endif

/* file: include/linux/const.h */
#ifndef _LINUX_CONST_H
#define _LINUX_CONST_H

#define _AC(x)		x

#endif

/* file: include/asm/page.h */
#ifndef _ASM_PAGE_H
#define _ASM_PAGE_H

#define PAGE_SIZE	_AC(4096)

#endif
/*
 * check-name: a part whose public header brings what its macros need
 * check-command: fkh-check --only=macro-include -nostdinc -Iinclude $file
 * check-twin: 1s/.*/#include <linux\/const.h>\n#include <asm\/page.h>/
 * check-output-start
 * check-output-end
 */
