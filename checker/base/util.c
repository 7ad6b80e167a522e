// SPDX-License-Identifier: MIT
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util.h"

void fatal(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program_invocation_short_name);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(2);
}

void say(const char *fmt, ...)
{
	va_list args;
	char *line;

	va_start(args, fmt);
	if (vasprintf(&line, fmt, args) < 0)
		line = NULL;
	va_end(args);
	fprintf(stderr, "%s: %s\n", program_invocation_short_name, line ? line : fmt);
	free(line);
}

void no_memory(int rc)
{
	if (rc < 0)
		fatal("out of memory");
}

void *xmalloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		fatal("out of memory");
	return p;
}

void *xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		fatal("out of memory");
	return p;
}

char *xcopy(const char *s)
{
	size_t size;

	if (!s)
		return NULL;
	size = strlen(s) + 1;
	return memcpy(xrealloc(NULL, size), s, size);
}

/* Is there nothing in @fmt but "%s"? Then @args are put together, or NULL. */
static char *join(const char *fmt, va_list args)
{
	const char *at, *arg;
	size_t len = 1;
	char *text, *to;
	va_list again;

	va_copy(again, args);
	for (at = fmt; *at; at++) {
		if (*at != '%') {
			len++;
		} else if (*++at == 's' && (arg = va_arg(again, const char *))) {
			len += strlen(arg);
		} else {
			va_end(again);
			return NULL;
		}
	}
	va_end(again);
	text = to = xrealloc(NULL, len);
	for (at = fmt; *at; at++) {
		if (*at != '%')
			*to++ = *at;
		else if (*++at)
			to = stpcpy(to, va_arg(args, const char *));
	}
	*to = '\0';
	return text;
}

/* Nearly all formats only join strings, for which printf takes ten times as long. */
char *xformat(const char *fmt, ...)
{
	va_list args;
	char *s;

	va_start(args, fmt);
	s = join(fmt, args);
	va_end(args);
	if (s)
		return s;
	va_start(args, fmt);
	if (vasprintf(&s, fmt, args) < 0)
		fatal("out of memory");
	va_end(args);
	return s;
}

void *grow(void *v, size_t nr, size_t *max, size_t size)
{
	if (nr < *max)
		return v;
	*max = *max ? *max * 2 : 8;
	return xrealloc(v, *max * size);
}

void *grow_plain(void *v, size_t nr, size_t size)
{
	if (nr & (nr - 1))
		return v;
	return xrealloc(v, (nr ? nr * 2 : 1) * size);
}

/* The length of the UTF-8 character at @s, which goes to @c; 0 if there is none. */
static int utf8_char(const unsigned char *s, unsigned *c)
{
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	int len = *s < 0xc2 ? 0 : *s < 0xe0 ? 2 : *s < 0xf0 ? 3 : *s < 0xf5 ? 4 : 0;

	if (!len)
		return 0;
	*c = *s & (0x7f >> len);
	for (int i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3f);
	}
	if (*c < least[len] || *c > 0x10ffff || (*c >= 0xd800 && *c <= 0xdfff))
		return 0;
	return len;
}

/* Does a terminal only draw it, in its place, and does XML allow it? */
static int is_harmless(unsigned c)
{
	return c >= 0xa0 &&
	       !(c >= 0x200b && c <= 0x200f) &&	/* no width, or change of direction */
	       !(c >= 0x2028 && c <= 0x202e) &&
	       !(c >= 0x2060 && c <= 0x206f) &&
	       !(c >= 0xfff9 && c <= 0xfffb) &&
	       c != 0x61c && c != 0xfeff && (c & 0xfffe) != 0xfffe;
}

char *escape_to(char *to, const char *s, const char *also)
{
	/* nearly all there is: these are never escaped */
	static const bool plain[256] = {
		['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['_'] = true,
	};
	unsigned c;
	int len;

	while (*s) {
		if (plain[(unsigned char)*s]) {
			*to++ = *s++;
		} else if (*s == '\\') {
			*to++ = '\\';
			*to++ = *s++;
		} else if (*s >= ' ' && *s < 0x7f && !(also && strchr(also, *s))) {
			*to++ = *s++;
		} else if ((len = utf8_char((const unsigned char *)s, &c)) && is_harmless(c)) {
			to = mempcpy(to, s, len);
			s += len;
		} else {
			to += sprintf(to, "\\x%02x", (unsigned char)*s++);
		}
	}
	*to = '\0';
	return to;
}

char *escape(const char *s, const char *also)
{
	char *out = xrealloc(NULL, strlen(s) * 4 + 1);

	escape_to(out, s, also);
	return out;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *unescape(char *s)
{
	char *to = s;
	char *from = s;
	int high, low;

	while (*from) {
		if (*from != '\\') {
			*to++ = *from++;
		} else if (from[1] == '\\') {
			*to++ = '\\';
			from += 2;
		} else if (from[1] == 'x' && (high = hex_digit(from[2])) >= 0 &&
			   (low = hex_digit(from[3])) >= 0 && (high || low)) {
			*to++ = high << 4 | low;
			from += 4;
		} else {
			return NULL;
		}
	}
	*to = '\0';
	return s;
}

const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool ends_in(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && !memcmp(s + len - n, end, n);
}

/*
 * A multiplication moves bits up only, so its halves change places. A last stir makes every bit
 * of the result depend on all bytes.
 */
unsigned long long hash_bytes(const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	unsigned long long h = 0xcbf29ce484222325 ^ len, word;
	const unsigned char *end = p + len / sizeof(word) * sizeof(word);

	for (len %= sizeof(word); p < end; p += sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = (h ^ word) * 0x9e3779b97f4a7c15;
		h = h << 32 | h >> 32;
	}
	while (len--)
		h = (h ^ *p++) * 0x100000001b3;
	h = (h ^ h >> 33) * 0xff51afd7ed558ccd;
	h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53;
	return h ^ h >> 33;
}

/* Make @folder, with its parents if it has none: mostly they are there. 0, or -1 with errno set. */
static int make_folder(char *folder)
{
	char *slash = strrchr(folder, '/');

	if (!mkdir(folder, 0777) || errno == EEXIST)
		return 0;
	if (errno != ENOENT || !slash || slash == folder)
		return -1;
	*slash = '\0';
	if (make_folder(folder))
		return -1;
	*slash = '/';
	return mkdir(folder, 0777) && errno != EEXIST ? -1 : 0;
}

/* The same for the folder that @path is to be in. */
static int make_folder_of(const char *path)
{
	char *folder = xcopy(path), *slash = strrchr(folder, '/');
	int rc = 0;

	if (slash && slash != folder) {
		*slash = '\0';
		rc = make_folder(folder);
	}
	free(folder);
	return rc;
}

static int write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0) {
			bytes += n;
			len -= n;
		}
	}
	return 0;
}

/* Create a file that nobody else has, beside @path; its name goes to @temp. */
static int open_beside(const char *path, char **temp)
{
	const char *slash = strrchr(path, '/');
	size_t folder = slash ? slash + 1 - path : 0;
	int fd;

	/* A number behind the process: another one may have died with this id. */
	for (unsigned n = 0; ; n++) {
		*temp = xrealloc(NULL, folder + sizeof(".fkh.-2147483648.4294967295"));
		sprintf(mempcpy(*temp, path, folder), ".fkh.%d.%u", (int)getpid(), n);
		fd = open(*temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd >= 0 || errno != EEXIST)
			return fd;
		free(*temp);
	}
}

int replace_file(const char *path, const void *bytes, size_t len)
{
	char *temp;
	int rc, why;
	int fd = open_beside(path, &temp);

	if (fd < 0 && errno == ENOENT && !make_folder_of(path)) {
		free(temp);
		fd = open_beside(path, &temp);
	}
	if (fd < 0) {
		free(temp);
		return -1;
	}
	rc = write_all(fd, bytes, len);
	why = errno;
	if (close(fd) && !rc) {
		rc = -1;
		why = errno;
	}
	if (!rc && rename(temp, path)) {
		rc = -1;
		why = errno;
	}
	if (rc)
		unlink(temp);
	free(temp);
	errno = why;
	return rc;
}

char *read_file(const char *path, size_t *len)
{
	struct stat st;
	char *bytes = NULL;
	size_t max;
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) || (!S_ISREG(st.st_mode) && (errno = EINVAL))) {
		close(fd);
		return NULL;
	}
	*len = 0;
	max = st.st_size + 1;
	bytes = xrealloc(NULL, max + 1);
	while ((n = read(fd, bytes + *len, max - *len)) > 0) {
		*len += n;
		if (*len == max)
			bytes = xrealloc(bytes, (max *= 2) + 1);
	}
	close(fd);
	if (n < 0) {
		free(bytes);
		return NULL;
	}
	bytes[*len] = '\0';
	return bytes;
}

void digest(char hex[DIGEST_LEN + 1], const char *text, size_t size)
{
	unsigned long long h = hash_bytes(text, size);
	size_t i;

	for (i = 0; i < DIGEST_LEN; i++, h <<= 4)
		hex[i] = "0123456789abcdef"[h >> 60];
	hex[i] = '\0';
}
