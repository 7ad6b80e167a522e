#include <linux/consumer.h>
#include <linux/legacy.h>

int foo_use(struct gpio_desc *desc)
{
	return gpio_get(desc);
}

/* file: include/linux/consumer.h */
#ifndef _LINUX_CONSUMER_H
#define _LINUX_CONSUMER_H

struct gpio_desc;

int gpio_get(struct gpio_desc *desc);

#endif

/* file: include/linux/legacy.h */
#ifndef _LINUX_LEGACY_H
#define _LINUX_LEGACY_H

struct gpio_desc;

int legacy_get(struct gpio_desc *desc);

#endif
/*
 * check-name: of a structure that nobody defines here, another header's mention will do
 * check-twin: 1d;s/return gpio_get(desc)/return !desc/
 * check-output-start
redundant-tag-nowhere.c:2:1: warning: nothing of <linux/legacy.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
