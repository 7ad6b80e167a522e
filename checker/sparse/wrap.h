/* SPDX-License-Identifier: MIT */
/*
 * wrap.h - what is put in front of functions of sparse and of libc
 *
 * Everywhere but in the object that has it, f is compiled as __wrap_f (see Makefile), so sparse's
 * own header says what type ours must have.
 */
#ifndef WRAP_H
#define WRAP_H

/* The one behind __wrap_f: sparse's own. */
#define REAL(f) extern typeof(f) __real_##f

/* libc's, which the linker redirects: nobody has declared ours. */
#define LIBC_REAL(f) extern typeof(f) __real_##f, __wrap_##f

#endif
