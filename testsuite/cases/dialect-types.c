#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get(0, bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

extern int __seg_gs foo_gs;
extern const __seg_fs int *foo_fs;
typedef _BitInt(17) foo_bits_t;
unsigned _BitInt(128) foo_wide(foo_bits_t x);
unsigned __int128 foo_128(__int128 unsigned x);
_Float16 foo_half(_Float16 x);
_Complex double foo_complex(double _Complex x);
struct foo { _Atomic(int) a; _Atomic int b; _Atomic(struct foo *) next; _BitInt(3) c : 2; };
typedef float foo_vec_t __attribute__((vector_size(16)));
char foo_utf8[] = u8"x";
unsigned short foo_utf16[] = u"x";

static inline int foo_get(struct foo *foo, int x)
{
	__auto_type y = *(volatile int __seg_gs *)(unsigned long)&foo_gs;
	foo_vec_t v = { 0 }; foo_bits_t b = 3wb;
	double d = __real__ foo_complex(1.0i) + 1.0f16;

	v = __builtin_convertvector(v, foo_vec_t);
	asm goto("" : "=r"(x) : "r"(b) : "memory" : out);
	x += __builtin_has_attribute(struct foo, packed) + __builtin_bit_cast(int, 3u);
	x += __builtin_popcountg(3u) + __builtin_stdc_bit_width(3u) + d;
out:
	return x + y + foo->next->a + BAR_ON;
}

#endif
/*
 * check-name: types, address spaces, constants and builtins that sparse does not know
 * check-twin: s/BAR_ON/1/
 * check-output-start
include/linux/foo.h:36:39: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
