#include <linux/bar.h>

int foo;
/*
 * check-name: a RISC-V unit whose -march has extensions that sparse 0.6.4 does not know
 * check-source: sparse e31e645f ("RISC-V: don't die() on -march errors"), 76d40fa9, b4fb2fd8: behind 0.6.4
 * check-command: fkh-check -nostdinc -Iinclude --arch=riscv -m64 -mabi=lp64 -march=rv64imac_zicsr_zifencei_zihintpause $file
 * check-twin: s/int foo;/int foo = BAR_LEN;/
 * check-output-start
dialect-march-riscv.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
