#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(struct foo *foo)
{
	return foo_get(foo, bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#if true && !false && __STDC_VERSION__ > 202000L
static_assert(sizeof(bool) == 1);
#endif

constexpr int foo_max = 1'000;
extern thread_local int foo_tls;
struct foo { alignas(16) int x; static_assert(true, "x"); bool b; };

static inline int foo_get(struct foo *foo, int)
{
	auto x = foo; const auto y = x->x; auto const z [[maybe_unused]] = 3; auto int w = 4;
	static auto v = 3;
	typeof_unqual(y) q = 0b1'0 + 0xff'ff;
	int *p = nullptr;

	for (auto i = 0; i < 3; i++)
		q += p == nullptr ? alignof(int) : false;
	return q + w + v + BAR_ON;
}

#endif
/*
 * check-name: C23's keywords, with -std=gnu23
 * check-command: fkh-check -nostdinc -Iinclude -std=gnu23 $file
 * check-twin: s/BAR_ON/1/
 * check-output-start
include/linux/foo.h:30:28: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
