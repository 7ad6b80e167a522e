#include <linux/bar.h>

#pragma pack(push, 1)
struct foo_wire {
	char kind;
	int value;
};
#pragma pack(pop)

_Static_assert(sizeof(struct foo_wire) == 5, "as on the wire");

int foo;
/*
 * check-name: the size of a structure under #pragma pack, asserted
 * check-source: openvswitch 0b9275b2c7ed (sparse's idea of packing)
 * check-twin: s/int foo;/int foo = BAR_LEN;/
 * check-output-start
partial-not-assert-pack.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
