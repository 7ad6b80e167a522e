// SPDX-License-Identifier: MIT
/*
 * assumed.c - what is assumed of sparse's headers
 *
 * Another version of sparse may have moved it: then the build ends here, and not in records that
 * are wrong. What headers don't say, testsuite/trial tries.
 */
#include <stddef.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#define ASSUME(what)	_Static_assert(what, #what)

/* tokenize.c: positions are put together as numbers, "short" characters are in the token */
ASSUME(sizeof(struct position) == sizeof(unsigned long long));
ASSUME(offsetof(struct token, pos) == 0);
ASSUME(sizeof(((struct token *)0)->embedded) == 4);
ASSUME(TOKEN_CHAR_EMBEDDED_0 == TOKEN_CHAR + 1);
ASSUME(TOKEN_CHAR_EMBEDDED_3 == TOKEN_CHAR + 4);
ASSUME(TOKEN_WIDE_CHAR_EMBEDDED_0 == TOKEN_WIDE_CHAR + 1);
ASSUME(TOKEN_WIDE_CHAR_EMBEDDED_3 == TOKEN_WIDE_CHAR + 4);

/* tokenize.c: operators of three characters are three behind those of two, which are the last */
ASSUME(SPECIAL_BASE == 256);
ASSUME(SPECIAL_RIGHTSHIFT == SPECIAL_LEFTSHIFT + 1);
ASSUME(SPECIAL_DOTDOT == SPECIAL_LEFTSHIFT + 2);
ASSUME(SPECIAL_SHL_ASSIGN == SPECIAL_LEFTSHIFT + 3);
ASSUME(SPECIAL_SHR_ASSIGN == SPECIAL_RIGHTSHIFT + 3);
ASSUME(SPECIAL_ELLIPSIS == SPECIAL_DOTDOT + 3);
ASSUME(SPECIAL_ADD_ASSIGN < SPECIAL_LEFTSHIFT && SPECIAL_HASHHASH < SPECIAL_LEFTSHIFT &&
       SPECIAL_EQUAL < SPECIAL_LEFTSHIFT && SPECIAL_LOGICAL_OR < SPECIAL_LEFTSHIFT);

/* idents.c: a name's length is one byte, and its text the last that an identifier has */
ASSUME(sizeof(((struct ident *)0)->len) == 1);
ASSUME(offsetof(struct ident, name) <= sizeof(struct ident));

/* hooks.c, unit/: namespaces are bits */
ASSUME(!(NS_MACRO & (NS_TYPEDEF | NS_SYMBOL | NS_STRUCT | NS_PREPROCESSOR)));
