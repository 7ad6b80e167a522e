#include <linux/types_first.h>
#include "fast.h"
#include "late.h"

long bar = sizeof(struct fast) + sizeof(late_t);

/* file: include/linux/types_first.h */
#ifndef _LINUX_TYPES_FIRST_H
#define _LINUX_TYPES_FIRST_H

#include <linux/stream.h>

#endif

/* file: include/linux/stream.h */
#ifndef _LINUX_STREAM_H
#define _LINUX_STREAM_H

typedef int stream_t;

#endif

/* file: fast.h */
#ifndef FAST_H
#define FAST_H

struct fast {
	stream_t stream;
};

#endif

/* file: late.h */
#ifndef LATE_H
#define LATE_H

#include <linux/stream.h>

typedef stream_t late_t;

#endif
/*
 * check-name: what a later include brings again comes too late for the one between
 * check-twin: s/	stream_t stream/	int stream/
 * check-output-start
fast.h:28:9: warning: 'stream_t' used but not included: add #include <linux/stream.h> [fkh:missing-include]
 * check-output-end
 */
