#include <linux/gpio/driver.h>

struct gpio_chip chip;

/* file: include/linux/gpio/driver.h */
#ifndef __LINUX_GPIO_DRIVER_H
#define __LINUX_GPIO_DRIVER_H

#include "defs.h"

struct gpio_chip {
	int base;
};

#endif

/* file: include/linux/gpio/defs.h */
#ifndef __LINUX_GPIO_DEFS_H
#define __LINUX_GPIO_DEFS_H

#define GPIO_DIRECTION_IN	1

#endif
/*
 * check-name: what a public header has beside it, and includes by quotes, is its part
 * check-twin: s|"defs.h"|<linux/gpio/defs.h>|
 */
