#include <linux/outer.h>
#include <linux/bar.h>

int id = BAR_ON;

/* file: include/linux/outer.h */
#ifndef _LINUX_OUTER_H
#define _LINUX_OUTER_H

#include <linux/bar.h>

typedef int outer_t;

#endif
/*
 * check-name: what another include reaches, too, is no use
 * check-twin: s/^typedef int outer_t;/#define BAR_OWN 1/;s/BAR_ON/BAR_OWN/
 * check-output-start
include/linux/outer.h:10:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
redundant-reached-otherwise.c:1:1: warning: nothing of <linux/outer.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
