// SPDX-License-Identifier: MIT
/*
 * arm.c - the types of NEON and SVE
 *
 * They are known to the compiler: <arm_neon.h> gives them the names that programs use, and in newer
 * versions of gcc asks by a #pragma for more.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"

/* What a vector consists of, in words of both; its width. */
static const struct unit_type {
	const char *upper, *lower;
	unsigned bits;
} units[] = {
	{ "Int", "int", 8 }, { "Int", "int", 16 }, { "Int", "int", 32 }, { "Int", "int", 64 },
	{ "Uint", "uint", 8 }, { "Uint", "uint", 16 }, { "Uint", "uint", 32 },
	{ "Uint", "uint", 64 }, { "Float", "float", 16 }, { "Float", "float", 32 },
	{ "Float", "float", 64 }, { "Bfloat", "bfloat", 16 }, { "Mfloat", "mfloat", 8 },
	{ "Poly", "poly", 8 }, { "Poly", "poly", 16 }, { "Poly", "poly", 64 },
};

/* Of these SVE has vectors: all but those of polynomials. */
#define NR_SCALABLE (ARRAY_SIZE(units) - 3)

static void __attribute__((format(printf, 1, 2))) add(const char *format, ...)
{
	char name[256];
	va_list args;

	va_start(args, format);
	vsnprintf(name, sizeof(name), format, args);
	va_end(args);
	dialect_type(name, &ullong_ctype);
}

/* __Int8x8_t, with 8 and 16 bytes; on 32-bit ARM __simd64_int8_t. */
static void add_vectors(void)
{
	size_t i;
	unsigned size;

	for (i = 0; i < ARRAY_SIZE(units); i++) {
		for (size = 64; size <= 128; size *= 2) {
			add("__%s%ux%u_t", units[i].upper, units[i].bits, size / units[i].bits);
			add("__simd%u_%s%u_t", size, units[i].lower, units[i].bits);
		}
	}
	for (size = 8; size <= 128; size *= 2)
		add("__Poly%u_t", size);
}

/* __SVInt8_t, and of clang __clang_svint8x2_t */
static void add_scalable(void)
{
	size_t i;
	int nr;

	add("__SVBool_t");
	add("__SVCount_t");
	add("__clang_svboolx2_t");
	add("__clang_svboolx4_t");
	add("__SVBFloat16_t");		/* gcc spells it so */
	for (i = 0; i < NR_SCALABLE; i++) {
		add("__SV%s%u_t", units[i].upper, units[i].bits);
		for (nr = 2; nr <= 4; nr++)
			add("__clang_sv%s%ux%d_t", units[i].lower, units[i].bits, nr);
	}
}

/* gcc's for one element, or for some vectors at once */
static void add_modes(void)
{
	static const char *const modes[] = {
		"qi", "hi", "si", "di", "ti", "ei", "oi", "ci", "xi", "hf", "bf", "sf", "df",
		"uqi", "uhi", "usi", "udi", "poly8", "poly16", "poly64", "poly128",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(modes); i++) {
		add("__builtin_neon_%s", modes[i]);
		add("__builtin_aarch64_simd_%s", modes[i]);
	}
}

void dialect_arm_types(void)
{
	add_vectors();
	add_scalable();
	add_modes();
}

/* int8x8x2_t */
static void add_tuples(void)
{
	size_t i;
	unsigned size;
	int nr;

	for (i = 0; i < ARRAY_SIZE(units); i++) {
		for (size = 64; size <= 128; size *= 2) {
			for (nr = 2; nr <= 4; nr++)
				add("%s%ux%ux%d_t", units[i].lower, units[i].bits,
				    size / units[i].bits, nr);
		}
	}
}

/* svint8_t, svint8x2_t */
static void add_sve(void)
{
	size_t i;
	int nr;

	add("svbool_t");
	add("svcount_t");
	add("svboolx2_t");
	add("svboolx4_t");
	for (i = 0; i < NR_SCALABLE; i++) {
		add("sv%s%u_t", units[i].lower, units[i].bits);
		for (nr = 2; nr <= 4; nr++)
			add("sv%s%ux%d_t", units[i].lower, units[i].bits, nr);
	}
}

static bool has(int argc, char *const *argv, const char *start)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (!strncmp(argv[i], start, strlen(start)))
			return true;
	}
	return false;
}

/* On arm64 it is there unless the kernel does without; on 32-bit ARM it is asked for. */
size_t dialect_arm_macros(const char **to, int argc, char *const *argv)
{
	bool is_64 = has(argc, argv, "--arch=arm64") || has(argc, argv, "-D__aarch64__");

	if (is_64 ? has(argc, argv, "-mgeneral-regs-only") : !has(argc, argv, "-mfpu=neon"))
		return 0;
	to[0] = "__ARM_FP=14";
	to[1] = "__ARM_NEON=1";
	return 2;
}

static bool is_name(const struct token *token, const char *name)
{
	return token_type(token) == TOKEN_IDENT && !strcmp(token->ident->name, name);
}

void dialect_pragma(struct token *token)
{
	const struct token *header = token->next->next->next;

	if (!is_name(token->next, "GCC") || !is_name(token->next->next, "aarch64") ||
	    token_type(header) != TOKEN_STRING)
		return;
	if (!strcmp(header->string->data, "arm_neon.h"))
		add_tuples();
	else if (!strcmp(header->string->data, "arm_sve.h"))
		add_sve();
}
