// SPDX-License-Identifier: MIT
/*
 * What AFL++ runs: fkh-check or fkh-report in a child (linked with --wrap=main), for sparse is for
 * one unit only, and then a look at what the child has left. Whatever the input was, it has to end
 * by itself, with a status that it is meant to have, and its XML has to be XML, its JSON JSON.
 */
#include <fts.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>
#include <json-c/json.h>
#include <libxml/parser.h>

int __real_main(int argc, char **argv);
int __wrap_main(int argc, char **argv);

static void __attribute__((noreturn)) lost(const char *why, int number)
{
	fprintf(stderr, "fuzz: %s (%d)\n", why, number);
	abort();
}

#ifdef __x86_64__
/*
 * fkh-check makes an error of the unit of every crash. Those of sparse are not what we look for, nor
 * is a stack that is full; but where our own part is (it is linked before sparse's) no other is right.
 */
int sparse_main(int argc, char **argv) __attribute__((weak));
int __real_sigaction(int signal, const struct sigaction *new, struct sigaction *old);
int __wrap_sigaction(int signal, const struct sigaction *new, struct sigaction *old);

static void (*their_handler)(int signal);

static void on_crash(int signal, siginfo_t *info, void *context)
{
	static const char what[] = "fuzz: a crash in our own part\n";
	const greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
	uintptr_t beside = (uintptr_t)info->si_addr - registers[REG_RSP] + (1 << 16);

	if ((uintptr_t)registers[REG_RIP] < (uintptr_t)sparse_main && beside > 1 << 17) {
		if (write(STDERR_FILENO, what, sizeof(what) - 1) < 0)
			_exit(4);
		_exit(3);
	}
	their_handler(signal);
}

int __wrap_sigaction(int signal, const struct sigaction *new, struct sigaction *old)
{
	struct sigaction ours;

	if (!new || signal != SIGSEGV || new->sa_handler == SIG_DFL)
		return __real_sigaction(signal, new, old);
	their_handler = new->sa_handler;
	ours = *new;
	ours.sa_sigaction = on_crash;
	ours.sa_flags |= SA_SIGINFO;
	return __real_sigaction(signal, &ours, old);
}
#endif

static void silence(void *data, xmlErrorPtr error)
{
	(void)data;
	(void)error;
}

static void check_xml(const char *path)
{
	xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

	if (!doc)
		lost("what was written is no XML", 0);
	xmlFreeDoc(doc);
}

/* Also that its strings are UTF-8. */
static void check_json(const char *text, size_t len)
{
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *value;

	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	value = json_tokener_parse_ex(tokener, text, len);
	if (!value)
		lost("what was written is no JSON", json_tokener_get_error(tokener));
	json_object_put(value);
	json_tokener_free(tokener);
}

/* All that is not ours in it is data: a line with nothing that would mean markup. */
static void check_html(const char *text, size_t len)
{
	static const char open[] = "<script type=\"application/json\" id=\"data\">\n";
	const char *data = memmem(text, len, open, strlen(open)), *end;

	data = data ? data + strlen(open) : NULL;
	end = data ? memchr(data, '\n', text + len - data) : NULL;
	if (!end || memchr(data, '<', end - data))
		lost("what was written is no page", 0);
	check_json(data, end - data);
}

static bool ends_with(const char *path, const char *end)
{
	size_t len = strlen(path), ends = strlen(end);

	return len > ends && !strcmp(path + len - ends, end);
}

/* By its name: XML, SARIF or a page. */
static void check_file(const char *path)
{
	size_t len = 0, max = 0;
	FILE *from;
	char *text = NULL;

	if (!ends_with(path, ".sarif") && !ends_with(path, ".html")) {
		check_xml(path);
		return;
	}
	from = fopen(path, "r");
	if (!from || getdelim(&text, &max, EOF, from) < 0)
		lost("what was written cannot be read", 0);
	len = ftell(from);
	fclose(from);
	if (ends_with(path, ".html"))
		check_html(text, len);
	else
		check_json(text, len);
	free(text);
}

/* And away with it: records would pile up. */
static void check_all(char *path)
{
	char *roots[] = { path, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL, NULL);
	FTSENT *entry;

	while (tree && (entry = fts_read(tree))) {
		if (entry->fts_info == FTS_F) {
			check_file(entry->fts_accpath);
			unlink(entry->fts_accpath);
		}
	}
	if (tree)
		fts_close(tree);
}

/*
 * FUZZ_STATUS: the exit statuses that are right; FUZZ_XML: files and folders that it may write
 */
int __wrap_main(int argc, char **argv)
{
	const char *allowed = getenv("FUZZ_STATUS");
	char *files = getenv("FUZZ_XML"), *file, *rest = NULL;
	int status;
	pid_t pid = fork();

	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);	/* the fuzzer knows the parent only */
		exit(__real_main(argc, argv));
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return 0;
	if (WIFSIGNALED(status))
		lost("killed by signal", WTERMSIG(status));
	if (allowed && !strchr(allowed, '0' + WEXITSTATUS(status)))
		lost("exit status", WEXITSTATUS(status));
	xmlSetStructuredErrorFunc(NULL, silence);
	files = files ? strdup(files) : NULL;
	for (file = files ? strtok_r(files, " ", &rest) : NULL; file;
	     file = strtok_r(NULL, " ", &rest))
		check_all(file);
	free(files);
	return 0;
}
