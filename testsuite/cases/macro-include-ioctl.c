#include <linux/ioctl.h>
#include <linux/dma-foo.h>

int foo_use(void)
{
	return DMA_FOO_SYNC + _IO_BASE;
}

/* file: include/uapi/linux/ioctl.h */
#ifndef _UAPI_LINUX_IOCTL_H
#define _UAPI_LINUX_IOCTL_H

#define _IO_BASE	8
#define _IOW(t, n, s)	((t) << _IO_BASE | (n) << 4 | sizeof(s))

#endif

/* file: include/uapi/linux/dma-foo.h */
#ifndef _UAPI_LINUX_DMA_FOO_H
#define _UAPI_LINUX_DMA_FOO_H

#define DMA_FOO_SYNC	_IOW('b', 0, int)

#endif
/*
 * check-name: an ioctl's number is a macro's body, and its user expands it
 * check-source: kernel commit a116bac87118 (lexplain.net)
 * check-command: fkh-check --only=macro-include -nostdinc -Iinclude/uapi $file
 * check-twin: s/_IOW('b', 0, int)/3/
 * check-output-contains: dma-foo.h:2[0-9]:.*_IOW.*add #include <linux/ioctl.h>
 */
