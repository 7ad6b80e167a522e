// SPDX-License-Identifier: MIT
/*
 * tokenize.c - sparse's tokens, of a text that is in memory
 *
 * A third of sparse's time goes into its tokenizer, that asks for one character after
 * the other, each of which may be the end of a buffer, a carriage return or part of a
 * spliced line. Here all of the text is there, and what is rare (or would make sparse
 * complain) is left to sparse: the file is given back, and tokenized by it as if nothing
 * had been. So this has to know no more of C than the kernel's headers do.
 */
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lib.h>
#include <allocate.h>
#include <symbol.h>
#include <token.h>

#include "allocators.h"
#include "dialect.h"
#include "idents.h"
#include "tokenize.h"
#include "util.h"

/* Of a character, what it may be part of. */
enum {
	LETTER = 1,
	DIGIT = 2,
	EXPONENT = 4,		/* a sign may follow in a number */
	QUOTE = 8,
	BLANK = 16,
};

static const unsigned char classes[256] = {
	['0' ... '9'] = DIGIT,
	['A' ... 'D'] = LETTER, ['E'] = LETTER | EXPONENT,
	['F' ... 'O'] = LETTER, ['P'] = LETTER | EXPONENT, ['Q' ... 'Z'] = LETTER,
	['a' ... 'd'] = LETTER, ['e'] = LETTER | EXPONENT,
	['f' ... 'o'] = LETTER, ['p'] = LETTER | EXPONENT, ['q' ... 'z'] = LETTER,
	['_'] = LETTER,
	['\''] = QUOTE, ['"'] = QUOTE,
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK,
};

/* And what it begins. */
enum start {
	SINGLE,			/* a token of its own */
	NAME, WIDE, UNICODE, NUMBER, STRING, CHARACTER,
	OPERATOR,		/* that may have two or three characters */
	BRACKET, COLON,
	DOT, SLASH, BACKSLASH,
	SPACE, TAB, LINE, END,
};

static const unsigned char starts[256] = {
	['\0'] = END,
	['\n'] = LINE, ['\t'] = TAB, [' '] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE,
	['A' ... 'K'] = NAME, ['L'] = WIDE, ['M' ... 'T'] = NAME, ['U'] = UNICODE,
	['V' ... 'Z'] = NAME, ['a' ... 't'] = NAME, ['u'] = UNICODE, ['v' ... 'z'] = NAME,
	['_'] = NAME,
	['0' ... '9'] = NUMBER, ['"'] = STRING, ['\''] = CHARACTER,
	['.'] = DOT, ['/'] = SLASH, ['\\'] = BACKSLASH,
	['+'] = OPERATOR, ['-'] = OPERATOR, ['*'] = OPERATOR, ['%'] = OPERATOR, ['&'] = OPERATOR,
	['|'] = OPERATOR, ['^'] = OPERATOR, ['<'] = OPERATOR, ['>'] = OPERATOR, ['='] = OPERATOR,
	['!'] = OPERATOR, ['#'] = OPERATOR, ['['] = BRACKET, [':'] = COLON,
};

/* A position as a number: its fields are put together and taken out in one go. */
static inline uint64_t bits_of(struct position pos)
{
	uint64_t bits;

	_Static_assert(sizeof(bits) == sizeof(pos), "a position is eight bytes");
	memcpy(&bits, &pos, sizeof(bits));
	return bits;
}

#define FIELD(...)	bits_of((struct position){ __VA_ARGS__ })
#define NEWLINE		FIELD(.newline = 1)
#define WHITESPACE	FIELD(.whitespace = 1)

struct reader {
	const unsigned char *text;
	const unsigned char *column_0;	/* column 1 is behind it; tabs move it back */
	uint64_t pos;			/* of the next token, but for its type and column */
	struct token **tail;
	bool pragmas;			/* a comment begins with IWYU */
};

/* ---- tokens ---- */

static inline struct token *add_token(struct reader *r, enum token_type type,
				      const unsigned char *at)
{
	struct token *token = take_token();
	uint64_t pos = r->pos | FIELD(.type = type, .pos = at - r->column_0);

	memcpy(&token->pos, &pos, sizeof(pos));
	r->pos &= ~(NEWLINE | WHITESPACE);
	*r->tail = token;
	r->tail = &token->next;
	return token;
}

static inline void next_line(struct reader *r, const unsigned char *start)
{
	r->pos += FIELD(.line = 1);
	r->column_0 = start - 1;
}

/* The tab at @at goes to the next multiple of tabstop. */
static inline void pass_tab(struct reader *r, const unsigned char *at)
{
	unsigned before = at - 1 - r->column_0;
	unsigned over = tabstop == 8 ? before % 8 : before % tabstop;	/* not to divide */

	r->column_0 = at - (before + tabstop - over);
}

/* Might what ends at @p go on behind a spliced line? (Nobody writes that.) */
static bool is_broken(const unsigned char *p)
{
	return p[0] == '\\' && p[1] == '\n' && !(classes[p[2]] & BLANK);
}

#define IN_EACH_BYTE(value)	(~0ULL / 255 * (value))

/* The high bit of each byte of @bytes that is from @low to @high; its own high bit is not set. */
static inline uint64_t in_range(uint64_t bytes, unsigned char low, unsigned char high)
{
	return (bytes + IN_EACH_BYTE(0x80 - low)) & (IN_EACH_BYTE(0x80 + high) - bytes);
}

/* Of eight bytes, how many at the front may be part of a name. */
static inline unsigned name_bytes(uint64_t bytes)
{
	uint64_t plain = bytes & IN_EACH_BYTE(0x7f);
	uint64_t in = in_range(plain | IN_EACH_BYTE(0x20), 'a', 'z') | in_range(plain, '0', '9') |
		      in_range(plain, '_', '_');
	uint64_t out = ~(in & ~bytes) & IN_EACH_BYTE(0x80);

	return out ? __builtin_ctzll(out) / 8 : 8;
}

static const unsigned char *read_ident(struct reader *r, const unsigned char *p)
{
	const unsigned char *start = p;
	uint64_t hash = 0, bytes;
	unsigned nr;

	do {
		memcpy(&bytes, p, sizeof(bytes));
		nr = name_bytes(le64toh(bytes));
		if (nr < 8)
			bytes = htole64(le64toh(bytes) & ((1ULL << 8 * nr) - 1));
		if (nr)
			hash = ident_hash(hash, bytes);
		p += nr;
	} while (nr == 8);
	if (p - start > 255 || is_broken(p))
		return NULL;
	add_token(r, TOKEN_IDENT, start)->ident = ident_of((const char *)start, p - start, hash);
	return p;
}

/* C23's 1'000'000 */
static inline bool is_separator(const unsigned char *p)
{
	return *p == '\'' && dialect_c23 && classes[p[1]] & (LETTER | DIGIT);
}

static const unsigned char *read_number(struct reader *r, const unsigned char *p)
{
	static const char digits[10][2] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	const unsigned char *start = p++;
	struct token *token;
	char *copy;

	while (classes[*p] & (LETTER | DIGIT) || *p == '.' || is_separator(p)) {
		if (classes[*p++] & EXPONENT && (*p == '-' || *p == '+'))
			p++;
	}
	if (p - start > 255 || is_broken(p))
		return NULL;
	token = add_token(r, TOKEN_NUMBER, start);
	if (p - start == 1) {
		token->number = digits[*start - '0'];
		return p;
	}
	token->number = copy = __alloc_bytes(p - start + 1);
	*(char *)mempcpy(copy, start, p - start) = '\0';
	while (dialect_c23 && (copy = memchr(copy, '\'', p - start)))
		memmove(copy, copy + 1, strlen(copy));
	return p;
}

/*
 * A string or character constant. One that is not closed ends with its line, which
 * sparse takes for part of it: an apostrophe in an #error.
 */
static const unsigned char *read_string(struct reader *r, const unsigned char *at,
					const unsigned char *p, enum token_type type)
{
	const unsigned char *start = p + 1;
	unsigned char delimiter = *p;
	struct token *token = add_token(r, type, at);
	struct string *string;
	size_t len;

	for (p = start; *p != delimiter && *p != '\n'; p++) {
		if (*p == '\\' && (p[1] == '\\' || p[1] == delimiter))
			p++;
		if (!*p || (*p == '\\' && p[1] == '\n'))
			return NULL;
		if (*p == '\t')
			pass_tab(r, p);
	}
	len = p - start + (*p == '\n');
	if (len > 1024)
		return NULL;
	if (delimiter == '\'' && len && len <= 4) {
		token->pos.type = type + len;
		memcpy(token->embedded, start, len);
	} else {
		string = __alloc_string(len + 1);
		*(char *)mempcpy(string->data, start, len) = '\0';
		string->length = len + 1;
		token->string = string;
	}
	if (*p == '\n') {
		next_line(r, p + 1);
		r->pos |= NEWLINE;
	}
	return p + 1;
}

/* u8"..." is no wider than "...", and u"..." and U"..." are about as wide as L"...". */
static inline bool is_unicode(const unsigned char *p)
{
	return classes[p[1]] & QUOTE || (*p == 'u' && p[1] == '8' && classes[p[2]] & QUOTE);
}

static const unsigned char *read_unicode(struct reader *r, const unsigned char *p)
{
	bool wide = p[1] != '8';
	const unsigned char *quote = wide ? p + 1 : p + 2;

	if (*quote == '"')
		return read_string(r, p, quote, wide ? TOKEN_WIDE_STRING : TOKEN_STRING);
	return read_string(r, p, quote, wide ? TOKEN_WIDE_CHAR : TOKEN_CHAR);
}

static inline const unsigned char *pass_blanks(const unsigned char *p)
{
	while (classes[*p] & BLANK)
		p++;
	return p;
}

static const unsigned char *pass_tabs(struct reader *r, const unsigned char *p,
				      const unsigned char *end)
{
	while ((p = memchr(p, '\t', end - p)))
		pass_tab(r, p++);
	return end;
}

static void look_for_pragma(struct reader *r, const unsigned char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	r->pragmas |= !memcmp(p, "IWYU", 4);	/* there is slack behind the text */
}

/* @p is behind its opening. Lines in it do not make the next token the first of a line. */
static const unsigned char *pass_comment(struct reader *r, const unsigned char *p)
{
	const unsigned char *end = p, *line;

	look_for_pragma(r, p);
	do {
		end = (const unsigned char *)strchr((const char *)end, '*');
		if (!end || (end[1] == '\\' && end[2] == '\n'))
			return NULL;
	} while (*++end != '/');
	while ((line = memchr(p, '\n', end - p))) {
		p = line + 1;
		next_line(r, p);
	}
	return pass_tabs(r, p, end + 1);
}

static const unsigned char *pass_line_comment(struct reader *r, const unsigned char *p)
{
	look_for_pragma(r, p);
	do {
		p = (const unsigned char *)strchrnul((const char *)p, '\n');
		if (!*p++)
			return NULL;
		next_line(r, p);
	} while (p[-2] == '\\');
	r->pos |= NEWLINE;
	return p;
}

static unsigned two_characters(unsigned char first, unsigned char second)
{
	if (second == '=') {
		switch (first) {
		case '+': return SPECIAL_ADD_ASSIGN;
		case '-': return SPECIAL_SUB_ASSIGN;
		case '*': return SPECIAL_MUL_ASSIGN;
		case '/': return SPECIAL_DIV_ASSIGN;
		case '%': return SPECIAL_MOD_ASSIGN;
		case '&': return SPECIAL_AND_ASSIGN;
		case '|': return SPECIAL_OR_ASSIGN;
		case '^': return SPECIAL_XOR_ASSIGN;
		case '<': return SPECIAL_LTE;
		case '>': return SPECIAL_GTE;
		case '=': return SPECIAL_EQUAL;
		case '!': return SPECIAL_NOTEQUAL;
		}
	} else if (second == first) {
		switch (first) {
		case '+': return SPECIAL_INCREMENT;
		case '-': return SPECIAL_DECREMENT;
		case '&': return SPECIAL_LOGICAL_AND;
		case '|': return SPECIAL_LOGICAL_OR;
		case '#': return SPECIAL_HASHHASH;
		case '<': return SPECIAL_LEFTSHIFT;
		case '>': return SPECIAL_RIGHTSHIFT;
		case '.': return SPECIAL_DOTDOT;
		}
	} else if (first == '-' && second == '>') {
		return SPECIAL_DEREFERENCE;
	}
	return 0;
}

/* What may be the first character of two. */
static const unsigned char *read_operator(struct reader *r, const unsigned char *p)
{
	struct token *token = add_token(r, TOKEN_SPECIAL, p);
	unsigned special = two_characters(p[0], p[1]);

	if (!special) {
		token->special = *p++;
	} else if (special >= SPECIAL_LEFTSHIFT && p[2] == "==."[special - SPECIAL_LEFTSHIFT]) {
		token->special = special + 3;
		p += 3;
	} else {
		token->special = special;
		p += 2;
	}
	return is_broken(p) ? NULL : p;
}

/* Up to the end of the text, whose token it returns; NULL: sparse is to do it. */
static struct token *read_tokens(struct reader *r, const unsigned char *p)
{
	for (;;) {
		switch ((enum start)starts[*p]) {
		case END:
			return add_token(r, TOKEN_STREAMEND, p - 1);
		case LINE:
			next_line(r, ++p);
			r->pos |= NEWLINE | WHITESPACE;
			continue;
		case TAB:
			pass_tab(r, p++);
			r->pos |= WHITESPACE;
			continue;
		case SPACE:
			r->pos |= WHITESPACE;
			p++;
			continue;
		case BACKSLASH:
			if (p[1] == '\n') {
				p += 2;
				next_line(r, p);
				continue;
			}
			/* fall through */
		case SINGLE:
			add_token(r, TOKEN_SPECIAL, p)->special = *p;
			p++;
			continue;
		case BRACKET:
			dialect_unknown |= *pass_blanks(p + 1) == '[';
			add_token(r, TOKEN_SPECIAL, p)->special = *p;
			p++;
			continue;
		case COLON:
			dialect_unknown |= dialect_is_odd_label((const char *)r->text,
								(const char *)p);
			add_token(r, TOKEN_SPECIAL, p)->special = *p;
			p++;
			continue;
		case UNICODE:
			if (is_unicode(p)) {
				p = read_unicode(r, p);
				break;
			}
			goto name;
		case WIDE:
			if (classes[p[1]] & QUOTE) {
				p = read_string(r, p, p + 1, p[1] == '"' ? TOKEN_WIDE_STRING :
								TOKEN_WIDE_CHAR);
				break;
			}
			/* fall through */
		case NAME:
name:
			p = read_ident(r, p);
			break;
		case NUMBER:
			p = read_number(r, p);
			break;
		case STRING:
			p = read_string(r, p, p, TOKEN_STRING);
			break;
		case CHARACTER:
			p = read_string(r, p, p, TOKEN_CHAR);
			break;
		case SLASH:
			if (p[1] == '*')
				p = pass_comment(r, p + 2);
			else if (p[1] == '/')
				p = pass_line_comment(r, p + 2);
			else
				p = read_operator(r, p);
			break;
		case DOT:
			p = classes[p[1]] & DIGIT ? read_number(r, p) : read_operator(r, p);
			break;
		case OPERATOR:
			p = read_operator(r, p);
			break;
		default:
			__builtin_unreachable();
		}
		if (!p)
			return NULL;
	}
}

struct token *tokenize_text(int stream, const char *text, size_t size, struct token *end,
			    bool *pragmas)
{
	struct reader r = {
		.text = (const unsigned char *)text,
		.column_0 = (const unsigned char *)text - 1,
		.pos = FIELD(.stream = stream, .line = 1, .newline = 1),
	};
	struct token *first, *last;

	if (strlen(text) != size || memchr(text, '\r', size) || (size && text[size - 1] == '\\'))
		return NULL;
	r.tail = &first;
	add_token(&r, TOKEN_STREAMBEGIN, r.column_0);
	r.pos |= NEWLINE;
	last = read_tokens(&r, (const unsigned char *)text);
	if (!last)
		return NULL;
	*pragmas = r.pragmas;
	eof_token_entry.pos = last->pos;
	eof_token_entry.pos.type = TOKEN_EOF;
	eof_token_entry.pos.newline = 1;
	eof_token_entry.next = &eof_token_entry;
	last->pos.newline = 1;
	last->next = end ? end : &eof_token_entry;
	return first;
}

const char *read_text(int fd, size_t *size)
{
	static char *text;
	static size_t max;
	struct stat st;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		return NULL;
	*size = st.st_size;
	if (max < *size + TEXT_SLACK) {
		max = 2 * *size + 4096;
		text = xrealloc(text, max);
	}
	if (pread(fd, text, *size, 0) != (ssize_t)*size)
		return NULL;
	memset(text + *size, 0, TEXT_SLACK);
	return text;
}
