#include <linux/bar.h>
#include <linux/foo.h>

old_id_t foo;

/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

typedef unsigned short my_id_t;
#define my_id_t my_id_t

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifndef my_id_t
typedef unsigned int my_id_t;
#endif

typedef my_id_t old_id_t;

#endif
/*
 * check-name: a type that the header would define itself if nobody had
 * check-twin: s/^typedef unsigned int my_id_t;//
 */
