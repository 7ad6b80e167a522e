#include <linux/bar.h>	/* keep: IWYU pragma: keep */

const char *foo = "// IWYU pragma: always_keep";
/*
 * check-name: a pragma is all of its comment
 * check-twin: s/keep: IWYU/IWYU/
 * check-output-start
redundant-pragma-word.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
