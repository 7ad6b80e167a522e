#include <linux/device.h>
#include <linux/mentions.h>

int foo_use(struct device *dev)
{
	return dev->nr;
}

/* file: include/linux/device.h */
#ifndef _LINUX_DEVICE_H
#define _LINUX_DEVICE_H

struct device {
	int nr;
};

#endif

/* file: include/linux/mentions.h */
#ifndef _LINUX_MENTIONS_H
#define _LINUX_MENTIONS_H

struct device;

int device_mention(struct device *dev);

#endif
/*
 * check-name: a header that only mentions the file's structure is not used for that
 * check-twin: s/return dev->nr/return device_mention(dev)/
 * check-output-start
redundant-tag-elsewhere.c:2:1: warning: nothing of <linux/mentions.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
