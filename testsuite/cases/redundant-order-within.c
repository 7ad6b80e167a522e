#include <linux/first.h>
#include <linux/later.h>

long bar = sizeof(struct fast);

/* file: include/linux/first.h */
#ifndef _LINUX_FIRST_H
#define _LINUX_FIRST_H

#include <linux/stream.h>

#endif

/* file: include/linux/stream.h */
#ifndef _LINUX_STREAM_H
#define _LINUX_STREAM_H

typedef int stream_t;

#endif

/* file: include/linux/later.h */
#ifndef _LINUX_LATER_H
#define _LINUX_LATER_H

#include <linux/fast.h>
#include <linux/stream.h>

#endif

/* file: include/linux/fast.h */
#ifndef _LINUX_FAST_H
#define _LINUX_FAST_H

struct fast {
	stream_t stream;
};

#endif
/*
 * check-name: without the first include, the second one reads its own in another order
 * check-twin: s/	stream_t stream/	int stream/
 * check-output-start
include/linux/fast.h:36:9: warning: 'stream_t' used but not included: add #include <linux/stream.h> [fkh:missing-include]
 * check-output-end
 */
