#ifdef FUZZ_AGAIN
#undef ENTRY
#define ENTRY(name, ...) extern int name##_entry(u8 a, ##__VA_ARGS__);
#else
#define FUZZ_AGAIN
#define STR(x...) #x
#define ENTRY(name, ...) struct name;
#if defined(CONFIG_A) && (CONFIG_B > 2 || !__has_include(<linux/bar.h>))
# include <linux/bar.h>	/* IWYU pragma: keep */
#elif 1 ? 0x10ul : 'a'
# include STR(linux/types.h)
#else
# error "not here"
#endif
#endif
ENTRY(one, int b)
#define CAT(a, b) a ## b
#define max(a, b) ({ __typeof__(a) _a = (a); _a > (b) ? _a : (b); })
static const u32 table[] = { [0 ... 3] = max(1, 2), [4] = __LINE__, CAT(1, 2) };
#pragma once
#line 7 "other.h"
struct two { u32 a; struct one *b; } __attribute__((aligned(8), packed));
