#if 4096 == 64 * 64 && 010 == 8 && 0x1fUL == 31 && 9 + 1 == 10 && \
	123456789012345678 / 1000000000 == 123456789 && 18446744073709551615U == ~0UL
#include <linux/bar.h>
#else
#include <linux/types.h>
#endif

/*
 * check-name: numbers in conditions: decimal, octal, hexadecimal, short and long
 * check-twin: s/64 \* 64/64 * 65/
 * check-output-start
redundant-number.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
