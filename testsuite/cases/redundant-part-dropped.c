#include <linux/slot.h>
#include "event.h"

int id = EVENT_ID;

/* file: include/linux/slot.h */
#ifndef _LINUX_SLOT_H
#define _LINUX_SLOT_H

#define slot_hash(slot) ((slot) * 33)

#endif

/* file: event.h */
#ifndef _LINUX_EVENT_H
#define _LINUX_EVENT_H

#define EVENT(name, assign) extern int name
#define EVENT_ID 1

EVENT(first, entry = slot_hash(entry));

#endif
/*
 * check-name: what a macro drops in a part needs nothing from the headers before it
 * check-twin: 2s/^/#define CREATE_TRACE_POINTS\n/
 * check-output-start
redundant-part-dropped.c:1:1: warning: nothing of <linux/slot.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
