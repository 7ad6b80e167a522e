#include <linux/bar.h>

#if __has_include(<linux/none.h>)
#include <linux/none.h>
#endif

int foo;
/*
 * check-name: __has_include without a question for it (gcc 5 and clang have it)
 * check-source: versity/scoutfs pull 233 (sparse 0.6.4 on glibc's statx.h)
 * check-twin: s/int foo;/int foo = BAR_LEN;/
 * check-output-start
dialect-has-include.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
