#include <linux/match.h>
#include <linux/ids.h>

int match = MATCH(FOO);

/* file: include/linux/match.h */
#ifndef _LINUX_MATCH_H
#define _LINUX_MATCH_H

#define MATCH_ID(id) ((id) + 1)
#define MATCH(name) MATCH_ID(ID_##name)

#endif

/* file: include/linux/ids.h */
#ifndef _LINUX_IDS_H
#define _LINUX_IDS_H

#define ID_FOO 3

#endif
/*
 * check-name: a macro whose name ## makes
 * check-twin: s/ID_##name/name##_/;s/ID_FOO/FOO_BAR/;s/^int/enum { FOO_ }; int/
 */
