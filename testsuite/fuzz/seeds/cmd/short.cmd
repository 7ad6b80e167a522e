cmd_a.s := clang	-D__KERNEL__ \\\" -S -o a.s a.c
source_a.s := a.c
