#include <linux/model.h>
#include <linux/map.h>

int bar = to_map(1);

/* file: include/linux/model.h */
#ifndef _LINUX_MODEL_H
#define _LINUX_MODEL_H

#define __to_map(nr) (map + (nr))
#define to_map __to_map

#endif

/* file: include/linux/map.h */
#ifndef _LINUX_MAP_H
#define _LINUX_MAP_H

#define map 32

#endif
/*
 * check-name: a macro that stands for one with arguments, and what that needs
 * check-twin: s/__to_map$/(1) +/
 */
