#include <linux/bar.h>
#include <linux/types.h>

u32 id;
struct baz *baz;
/*
 * check-name: a header of which nothing is used
 * check-twin: s/struct baz/struct bar/
 * check-output-start
redundant-unused.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
