#include <linux/own.h>
#include <linux/foo.h>

old_gid_t foo;

/* file: include/linux/own.h */
#ifndef _LINUX_OWN_H
#define _LINUX_OWN_H

typedef unsigned short my_uid_t, my_gid_t;
#define my_uid_t my_uid_t

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifndef my_uid_t
typedef unsigned int my_uid_t;
typedef unsigned int my_gid_t;
#endif

typedef my_gid_t old_gid_t;

#endif
/*
 * check-name: a type that the header would define itself, with the one that it asks for
 * check-twin: s/^typedef unsigned int my_gid_t;//
 */
