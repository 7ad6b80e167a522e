// SPDX-License-Identifier: MIT
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include "watch.h"

static struct watch watch;

static int __init watch_init(void)
{
	watch.hits++;
	pr_info("%s: stack at %px\n", current->comm, current);
	return 0;
}

static void __exit watch_exit(void)
{
	pr_info("%u\n", watch.hits);
}

module_init(watch_init);
module_exit(watch_exit);
MODULE_LICENSE("Dual MIT/GPL");
