savedcmd_kernel/fork.o := gcc -Wp,-MMD,kernel/.fork.o.d -nostdinc -I../arch/x86/include -I./arch/x86/include/generated -include ../include/linux/kconfig.h -D__KERNEL__ '-DX="a b"' -DPOUND='$(pound)$$' "-DKBUILD_BASENAME=\"fork\"" -c -o kernel/fork.o ../kernel/fork.c   ; ./tools/objtool/objtool --orc   kernel/fork.o

source_kernel/fork.o := ../kernel/fork.c

deps_kernel/fork.o := \
    $(wildcard include/config/MMU) \
  ../include/linux/kconfig.h \

kernel/fork.o: $(deps_kernel/fork.o)
