#include <linux/bar.h>

_Static_assert('\xff' < 0, "a signed char");

int foo;
/*
 * check-name: the sign of a character constant, asserted
 * check-source: sparse 3d1d65bf ("fix zero/sign extension of integer character constants"), behind 0.6.4
 * check-twin: s/int foo;/int foo = BAR_LEN;/
 * check-output-start
partial-not-assert-char.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
