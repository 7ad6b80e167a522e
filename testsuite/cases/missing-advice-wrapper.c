#include <linux/net.h>
#include <asm/local.h>
#include <linux/foo.h>

/* file: arch/x86/include/generated/asm/local.h */
#include <asm-generic/local.h>
/* file: arch/x86/include/asm/Kbuild */
generic-y += local.h
/* file: include/asm-generic/local.h */
#ifndef _ASM_GENERIC_LOCAL_H
#define _ASM_GENERIC_LOCAL_H

typedef long local_t;

#endif
/* file: include/linux/net.h */
#ifndef _LINUX_NET_H
#define _LINUX_NET_H

#include <asm/local.h>

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

local_t foo(void);

#endif
/*
 * check-name: the header that kbuild makes of a generic one needs no guard
 * check-twin: s/^local_t/long/
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include/generated -Iarch/x86/include -Iinclude $file
 * check-output-start
include/linux/foo.h:27:1: warning: 'local_t' used but not included: add #include <asm/local.h> [fkh:missing-include]
 * check-output-end
 */
