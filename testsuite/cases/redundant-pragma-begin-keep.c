#include <linux/errno.h>
/* IWYU pragma: begin_keep */
#include <linux/bar.h>
#include <linux/types.h>
// IWYU pragma: end_keep

int foo = EINVAL;
/*
 * check-name: pragmas keep all includes between them
 * check-twin: s/begin_keep/none/
 */
