#include <linux/bar.h>

int foo_get(int BAR_ON)
{
	return BAR_ON + 1;
}
/*
 * check-name: a parameter with the name of an enumerator is no use of the enumerator's header
 * check-source: IncludeChecker wiki, "enum values used as variable names"
 * check-twin: s/int BAR_ON/int on/
 * check-output-start
redundant-local-enumerator.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
