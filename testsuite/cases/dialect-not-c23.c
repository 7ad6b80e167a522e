#include <linux/bar.h>

typedef int bool;
enum { false, true };
#define nullptr 0
#define static_assert(x) struct bar

static_assert(1) *constexpr, *alignof;
bool thread_local = true;
/*
 * check-name: before C23 its keywords are names
 * check-twin: s/struct bar$/int/
 */
