#include "private.h"
#include <linux/flags.h>

int foo(struct cache *cache) { return flags(cache) + objects(cache); }

/* file: private.h */
#ifndef PRIVATE_H
#define PRIVATE_H

static inline int private_objects(void)
{
	return 1;
}

#include <linux/cache_def.h>

#endif
/* file: include/linux/cache_def.h */
#ifndef _LINUX_CACHE_DEF_H
#define _LINUX_CACHE_DEF_H

struct cache {
	int flags;
};

static inline int objects(struct cache *cache)
{
	return cache->flags * private_objects();
}

#endif
/* file: include/linux/flags.h */
#ifndef _LINUX_FLAGS_H
#define _LINUX_FLAGS_H

static inline int flags(struct cache *cache)
{
	return cache->flags;
}

#endif
/*
 * check-name: a part of a private header is no advice: who includes it breaks
 * check-twin: s/ \* private_objects()//
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
