#ifndef _ASM_ERRNO_H
#define _ASM_ERRNO_H

#define EINVAL	22
#define EFAULT	14

#endif
