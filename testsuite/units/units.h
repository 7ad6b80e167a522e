/* SPDX-License-Identifier: MIT */
/*
 * units.h - what cmocka wants to be included before it
 */
#ifndef UNITS_H
#define UNITS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
