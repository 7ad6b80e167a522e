// SPDX-License-Identifier: MIT
/*
 * program.c - run another program and take its output
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"
#include "util.h"

extern char **environ;

/* Its output goes to @out. Returns 0, or what went wrong. */
static int start(const char *const *argv, int out, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	int rc = posix_spawn_file_actions_init(&actions);

	if (rc)
		return rc;
	rc = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	if (!rc)
		rc = posix_spawnp(pid, argv[0], &actions, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

static char *read_all(int fd, size_t *len)
{
	size_t max = 4096;
	char *bytes = xmalloc(max);
	ssize_t got;

	*len = 0;
	while ((got = read(fd, bytes + *len, max - *len - 1)) > 0 || (got < 0 && errno == EINTR)) {
		*len += got > 0 ? got : 0;
		if (max - *len < 2)
			bytes = xrealloc(bytes, max *= 2);
	}
	bytes[*len] = '\0';
	return bytes;
}

static int wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			fatal("waitpid: %s", strerror(errno));
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

char *program_output(const char *const *argv, size_t *len, int *status)
{
	char *output = NULL;
	int ends[2], rc;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return NULL;
	rc = start(argv, ends[1], &pid);
	close(ends[1]);
	if (!rc) {
		output = read_all(ends[0], len);
		*status = wait_for(pid);
	}
	close(ends[0]);
	errno = rc;
	return output;
}
