#include <linux/errno.h>
// IWYU pragma: begin_keep
#include <linux/types.h>
// IWYU pragma: end_keep
#include <linux/bar.h>

int foo = EINVAL;
/*
 * check-name: and those behind them not
 * check-twin: s/end_keep/none/
 * check-output-start
redundant-pragma-end-keep.c:5:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
