#include <linux/iomap.h>

int foo = 1;

/* file: include/linux/iomap.h */
#ifndef _LINUX_IOMAP_H
#define _LINUX_IOMAP_H

int iomap_use(void);

#include <linux/pci_iomap.h>

#endif

/* file: include/linux/pci_iomap.h */
#ifndef _LINUX_PCI_IOMAP_H
#define _LINUX_PCI_IOMAP_H

int pci_iomap_use(void);

#endif
/*
 * check-name: an include with nothing behind it is there for those who include the header
 * check-twin: 10s/.*/#include <linux\/pci_iomap.h>/;12s/.*/int iomap_use(void);/
 * check-output-start
redundant-last.c:1:1: warning: nothing of <linux/iomap.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
