#include <linux/manager.h>
#include <linux/transaction.h>

int manager_use(void)
{
	return *manager_flags();
}

/* file: include/linux/manager.h */
#ifndef _LINUX_MANAGER_H
#define _LINUX_MANAGER_H

enum add_flags *manager_flags(void);

#endif

/* file: include/linux/transaction.h */
#ifndef _LINUX_TRANSACTION_H
#define _LINUX_TRANSACTION_H

enum add_flags {
	ADD_UPDATE = 1,
};

#endif
/*
 * check-name: reading through a pointer to an enum needs the enum
 * check-twin: s/return .manager_flags()/return !manager_flags()/
 */
