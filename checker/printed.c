// SPDX-License-Identifier: MIT
/*
 * printed.c - what has been printed already
 *
 * A file beside the store begins with the process that runs the build, and has eight bytes for each
 * text behind it. It belongs to one run: the next one starts it anew. In the store it would be in
 * the way of those who compare two.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "printed.h"
#include "util.h"

/* A process as /proc has it: a number is used again, but not with the same start. */
struct process {
	uint64_t pid, start;
	char name[16];
};

/* False if there is none. @parent takes the number of the one that started it. */
static bool read_process(uint64_t pid, struct process *p, uint64_t *parent)
{
	char path[64], text[1024], *name, *end;
	unsigned long long up, start;
	ssize_t len;
	int fd;

	snprintf(path, sizeof(path), "/proc/%llu/stat", (unsigned long long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (len <= 0)
		return false;
	text[len] = '\0';
	/* PID (NAME) STATE PARENT ..., see proc(5): 22nd is the time; a name may have brackets */
	name = strchr(text, '(');
	end = strrchr(text, ')');
	if (!name || !end || end - name > (ptrdiff_t)sizeof(p->name) ||
	    sscanf(end + 1, " %*c %llu %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s"
		   " %*s %*s %llu", &up, &start) != 2)
		return false;
	*p = (struct process){ .pid = pid, .start = start };
	memcpy(p->name, name + 1, end - name - 1);
	*parent = up;
	return true;
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++) {
		if (!strcmp(name, *names))
			return true;
	}
	return false;
}

/* The make, of those that lead here without another program in between, that was first. */
static struct process run;

bool printed_find_run(void)
{
	static const char *const runs[] = { "make", "gmake", "fkh-check", NULL };
	static const char *const shells[] = { "sh", NULL };	/* that of a recipe */
	uint64_t pid = getppid();
	bool found = false;
	struct process p;

	while (pid > 1 && read_process(pid, &p, &pid)) {
		if (is_one_of(p.name, runs)) {
			run = p;
			found = true;
		} else if (!is_one_of(p.name, shells)) {
			break;
		}
	}
	return found;
}

/*
 * What the run has printed so far, @nr hashes behind it in the file; to be freed. None if the file
 * is another run's or no such file.
 */
static uint64_t *read_hashes(int fd, size_t *nr)
{
	struct process of = { };
	uint64_t *hashes;
	struct stat st;
	ssize_t len = 0;

	if (!fstat(fd, &st) && pread(fd, &of, sizeof(of), 0) == sizeof(of) &&
	    !memcmp(&of, &run, sizeof(of)))
		len = st.st_size - sizeof(of);
	hashes = xmalloc(len + 1);
	len = pread(fd, hashes, len, sizeof(of));
	*nr = len > 0 ? len / sizeof(*hashes) : 0;
	return hashes;
}

static int by_hash(const void *a, const void *b)
{
	uint64_t x = **(const uint64_t *const *)a, y = **(const uint64_t *const *)b;

	return x < y ? -1 : x > y;
}

static void find_known(const uint64_t *hashes, size_t nr, const uint64_t *before, size_t nr_before,
		       bool *known)
{
	const uint64_t **sorted = xmalloc((nr + 1) * sizeof(*sorted)), **found;
	size_t i;

	for (i = 0; i < nr; i++)
		sorted[i] = &hashes[i];
	qsort(sorted, nr, sizeof(*sorted), by_hash);
	for (i = 0; i < nr_before; i++) {
		const uint64_t *wanted = &before[i];

		found = bsearch(&wanted, sorted, nr, sizeof(*sorted), by_hash);
		if (found)
			known[*found - hashes] = true;
	}
	free(sorted);
}

/* A torn end is written over. False if it cannot be kept: then it is printed again, no more. */
static bool remember(int fd, size_t nr_before, const uint64_t *hashes, size_t nr,
		     const bool *known)
{
	uint64_t *fresh = xmalloc((nr + 1) * sizeof(*fresh));
	size_t nr_fresh = 0, i;
	bool kept = nr_before ||
		(!ftruncate(fd, 0) && pwrite(fd, &run, sizeof(run), 0) == sizeof(run));

	for (i = 0; i < nr; i++) {
		if (!known[i])
			fresh[nr_fresh++] = hashes[i];
	}
	kept = kept && pwrite(fd, fresh, nr_fresh * sizeof(*fresh),
			      sizeof(run) + nr_before * sizeof(*fresh)) >= 0;
	free(fresh);
	return kept;
}

void printed_before(const char *dir, const uint64_t *hashes, size_t nr, bool *known)
{
	uint64_t *before;
	size_t nr_before, len = strlen(dir);
	char *path;
	int fd;

	memset(known, 0, nr * sizeof(*known));
	if (!nr)
		return;
	while (len > 1 && dir[len - 1] == '/')
		len--;
	path = xformat("%.*s.printed", (int)len, dir);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	free(path);
	if (fd < 0)
		return;
	/* two units at once would both print it */
	if (!flock(fd, LOCK_EX)) {
		before = read_hashes(fd, &nr_before);
		find_known(hashes, nr, before, nr_before, known);
		remember(fd, nr_before, hashes, nr, known);
		free(before);
	}
	close(fd);
}
