#include <linux/foo.h>
#include <linux/server.h>

int foo_use(struct server *server)
{
#ifdef CONFIG_FOO
	return server->layout->nr_layouts;
#else
	return server->nr;
#endif
}

/* file: include/linux/server.h */
#ifndef _LINUX_SERVER_H
#define _LINUX_SERVER_H

struct layout;

struct server {
	struct layout *layout;
	int nr;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct layout {
	int nr_layouts;
};

#endif
/*
 * check-name: a member that a branch not taken reaches, of a structure that only one header defines
 * check-twin: s/#ifdef CONFIG_FOO/#if 0/;s/layout->nr_layouts/nr/
 */
