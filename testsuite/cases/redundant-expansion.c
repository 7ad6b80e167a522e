#include <linux/module.h>
#include <linux/moduleparam.h>

MODULE_LICENSE("GPL");

/* file: include/linux/module.h */
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/moduleparam.h>

#define MODULE_LICENSE(license) __MODULE_INFO(license)

#endif

/* file: include/linux/moduleparam.h */
#ifndef _LINUX_MODULE_PARAMS_H
#define _LINUX_MODULE_PARAMS_H

#define __MODULE_INFO(info) static const char module_info[] = info

#endif
/*
 * check-name: what only the expansion of another header's macro needs, that header has to bring
 * check-twin: 4s/.*/MODULE_LICENSE("GPL"); __MODULE_INFO("foo");/
 * check-output-start
redundant-expansion.c:2:1: warning: nothing of <linux/moduleparam.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
