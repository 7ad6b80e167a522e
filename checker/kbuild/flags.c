// SPDX-License-Identifier: MIT
/*
 * flags.c - a compiler's command line, and what sparse is to see of it
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "flags.h"
#include "kbuild.h"
#include "util.h"

/* ---- what gcc, clang and sparse know ---- */

/* What sparse calls it: a flag that has an operand. */
enum translation {
	DROPPED,	/* sparse does not know it, or does not need it */
	SAME, TO_D, TO_U, TO_I, TO_ISYSTEM, TO_AFTER, TO_INCLUDE, TO_IMACROS, TO_STD,
	TO_QUOTE,	/* it has no such folders: they come last */
};

/* With "*" the operand may be in the same word; of long ones it always may, behind "=". */
static const struct {
	const char *flag;
	enum translation to;
} translated[] = {
	{ "-D*",		TO_D },
	{ "-U*",		TO_U },
	{ "-I*",		TO_I },
	{ "-isystem-after",	TO_AFTER },
	{ "-isystem*",		TO_ISYSTEM },
	{ "-idirafter*",	TO_AFTER },
	{ "-iquote*",		TO_QUOTE },
	{ "-include-pch",	DROPPED },
	{ "-include*",		TO_INCLUDE },
	{ "-imacros*",		TO_IMACROS },
	{ "--define-macro",	TO_D },
	{ "--undefine-macro",	TO_U },
	{ "--include-directory", TO_I },
	{ "--include-directory-after", TO_AFTER },
	{ "--include",		TO_INCLUDE },
	{ "--imacros",		TO_IMACROS },
	{ "--std",		TO_STD },
	{ "-G",			SAME },
	{ "-gcc-base-dir",	SAME },
	{ "-multiarch-dir",	SAME },
	{ }
};

static const char *const dropped[] = {
	"-A*", "-B*", "-F*", "-J", "-L*", "-MF*", "-MJ*", "-MQ*", "-MT*", "-R",
	"-Tbss", "-Tdata", "-Ttext", "-T*", "-Xanalyzer", "-Xassembler", "-Xclang",
	"-Xcuda-fatbinary", "-Xcuda-ptxas", "-Xlinker", "-Xoffload-linker", "-Xopenmp-target",
	"-Xpreprocessor", "-Xarch_device", "-Xarch_host", "-Y", "-arch",
	"-arcmt-migrate-report-output", "-aux-info", "-b", "-ccc-arcmt-migrate", "-ccc-gcc-name",
	"-ccc-install-dir", "-ccc-objcmt-migrate",
	"-cxx-isystem", "-darwin-target-variant", "-darwin-target-variant-triple",
	"-dependency-dot", "-dependency-file", "-dsym-dir", "-dumpbase", "-dumpbase-ext",
	"-dumpdir", "-e", "-fdebug-compilation-dir", "-fexperimental-openacc-macro-override",
	"-filelist", "-fintrinsic-modules-path", "-fmodules-user-build-path", "-ftrapv-handler",
	"-gcc-toolchain", "-gen-cdb-fragment-path", "-gnatO", "-hlsl-entry",
	"-iapinotes-modules", "-iframeworkwithsysroot", "-iframework*", "-imultiarch",
	"-imultilib", "-iprefix", "-isysroot", "-ivfsoverlay", "-iwithprefix",
	"-iwithprefixbefore", "-iwithsysroot", "-l*", "-mllvm", "-mmlir",
	"-module-dependency-dir", "-mthread-model", "-o*", "-resource-dir", "-rpath",
	"-serialize-diagnostics", "-stdlib++-isystem", "-target", "-u", "-undefined",
	"-validator-version", "-vfsoverlay", "-working-directory", "-wrapper", "-x*", "-z",
	"--analyzer-output", "--assert", "--config", "--dump", "--dumpbase", "--dumpbase-ext",
	"--dumpdir", "--entry", "--for-assembler", "--for-linker", "--force-link",
	"--include-prefix", "--include-with-prefix", "--include-with-prefix-after",
	"--include-with-prefix-before", "--language", "--library-directory", "--machine",
	"--output", "--param", "--prefix", "--print-file-name", "--print-prog-name",
	"--serialize-diagnostics", "--script", "--specs", "--sysroot", "--target",
	"--vfsoverlay", "--write-dependencies", "--write-user-dependencies", NULL
};

/* Long ones without, or with "=": whole names, or with "*" what they begin with. */
static const char *const long_flags[] = {
	"all-warnings", "amdgpu-*", "analyze", "analyze-auto", "ansi", "arch=*", "assemble",
	"autocomplete=*", "classpath=*", "comments", "comments-in-macros", "compile",
	"completion=*", "config-*", "constant-cfstrings", "coverage", "cuda-*", "debug",
	"debug=*", "dependencies", "driver-mode=*", "dxv-path=*", "dyld-prefix=*", "embed-dir=*",
	"embed-dir", "emit-*", "encoding=*", "end-no-unused-arguments", "extra-warnings",
	"extract-api-*", "gcc-install-dir=*", "gcc-toolchain=*", "gcc-triple=*", "gpu-*", "help",
	"help-*", "help=*", "hip*", "include-barrier", "ld-path=*", "libomptarget-*", "machine-*",
	"migrate", "no-*", "nvptx-*", "offload*", "optimize", "optimize=*", "os=*",
	"output-class-directory=*", "output-pch=*", "overlay-*", "pass-exit-codes", "pedantic",
	"pedantic-errors", "pie", "pipe", "precompile", "preprocess", "pretty-sgf", "print-*",
	"product-name=*", "profile", "profile-blocks", "ptxas-path=*", "relocatable-pch",
	"rocm-*", "rsp-quoting=*", "rtlib=*", "save-stats", "save-stats=*", "save-temps",
	"save-temps=*", "shared", "start-no-unused-arguments", "static", "static-pie", "stdlib=*",
	"symbol-graph-dir=*", "symbolic", "system-header-prefix=*", "target-help", "time",
	"trace-includes", "traditional", "traditional-cpp", "trigraphs", "unwindlib=*",
	"user-dependencies", "verbose", "verify-debug-info", "version", "via-file-asm", "warn-*",
	"wasm-opt", NULL
};

/* The flags of one word whose meaning is known: no operand follows. */
static const char *const complete[] = {
	"-D*", "-U*", "-I*", "-W*", "-O*", "-g*", "-M*", "-S", "-E", "-P", "-Q", "-c", "-p", "-s",
	"-v", "-w", "-ansi", "-dM", "-dD", "-m16", "-m31", "-m32", "-m64", "-no*", "-pedantic*",
	"-pg", "-pipe", "-pthread", "-save-temps", "-shared", "-static", "-fno-*", NULL
};

static bool starts_with(const char *s, const char *start)
{
	return !strncmp(s, start, strlen(start));
}

/* Is it one of @patterns, in which "*" at the end is for anything? */
static bool is_one_of(const char *const *patterns, const char *word)
{
	for (; *patterns; patterns++) {
		size_t len = strlen(*patterns);

		if ((*patterns)[len - 1] == '*' ? !strncmp(word, *patterns, len - 1) :
						  !strcmp(word, *patterns))
			return true;
	}
	return false;
}

/* Powerpc's gcc has a flag of that name; clang's is followed by one of these. */
static bool is_eabi(const char *flag, const char *next)
{
	static const char *const eabis[] = { "gnu", "4", "5", "default", NULL };

	return !strcmp(flag, "-meabi") && next && is_one_of(eabis, next);
}

/* Is @flag this one, whose first letter it has? Sets *@value if its operand is in the word. */
static bool is_of_letter(const char *flag, const char *pattern, const char **value)
{
	size_t len = strcspn(pattern, "*");

	if (strncmp(flag, pattern, len))
		return false;
	if (flag[len] == '=' && flag[1] == '-')
		*value = flag + len + 1;
	else if (flag[len] && pattern[len])
		*value = flag + len;
	return *value || !flag[len];
}

/* Each word of a command line is asked of all patterns, and nearly none begins as it does. */
static inline bool is_flag(const char *flag, const char *pattern, const char **value)
{
	return flag[1] == pattern[1] && is_of_letter(flag, pattern, value);
}

/*
 * If @flag has an operand, what sparse calls it; it is in the same word (*@value), or is the next
 * (*@value is NULL).
 */
static bool has_operand(const char *flag, enum translation *to, const char **value)
{
	size_t i;

	*value = NULL;
	for (i = 0; translated[i].flag; i++) {
		*to = translated[i].to;
		if (is_flag(flag, translated[i].flag, value))
			return true;
	}
	*to = DROPPED;
	for (i = 0; dropped[i]; i++) {
		if (is_flag(flag, dropped[i], value))
			return true;
	}
	return false;
}

bool flag_has_operand(const char *flag, const char *next)
{
	enum translation to;
	const char *value;

	if (is_eabi(flag, next))
		return true;
	return *flag == '-' && has_operand(flag, &to, &value) && !value;
}

bool flag_is_known(const char *flag)
{
	enum translation to;
	const char *value;

	return has_operand(flag, &to, &value) || is_one_of(long_flags, flag + 2);
}

/* ---- the words for sparse ---- */

struct filter {
	struct command to;		/* for sparse, but for what is in the next two */
	struct command files;		/* what is no flag and nobody's operand */
	struct command quoted;		/* folders of -iquote */
	const char *loose;		/* a file that an unknown flag may belong to, or NULL */
};

static void add(struct filter *f, const char *flag, const char *value)
{
	char *word = xformat("%s%s", flag, value);

	command_append(&f->to, word);
	free(word);
}

static void add_two(struct filter *f, const char *flag, const char *value)
{
	command_append(&f->to, flag);
	command_append(&f->to, value);
}

/* Sparse ends the process at what it does not know; the kernel's next will be newer than it. */
static void add_standard(struct filter *f, const char *value)
{
	static const char *const newer[] = {
		"c2*", "gnu2*", "iso9899:202*", "c3*", "gnu3*", "iso9899:203*", NULL
	};
	static const char *const known[] = {
		"c89", "c99", "c9x", "c11", "c1x", "c17", "c18", "gnu89", "gnu99",
		"gnu9x", "gnu11", "gnu17", "gnu18", "iso9899:1*",
		"iso9899:2011", "iso9899:2017", "iso9899:2018", NULL
	};

	if (is_one_of(newer, value))
		add(f, "-std=", *value == 'g' ? "gnu23" : "c23");	/* which dialect.c knows */
	else if (!strcmp(value, "gnu1x"))
		add(f, "-std=", "gnu11");
	else if (!strcmp(value, "gnu90") || !strcmp(value, "c90"))
		add(f, "-std=", *value == 'g' ? "gnu89" : "c89");
	else if (is_one_of(known, value))
		add(f, "-std=", value);
}

static void translate(struct filter *f, const char *flag, enum translation to,
		      const char *value)
{
	switch (to) {
	case DROPPED:
		break;
	case SAME:
		add_two(f, flag, value);
		break;
	case TO_D:
		add(f, "-D", value);
		break;
	case TO_U:
		add(f, "-U", value);
		break;
	case TO_I:
		add(f, "-I", value);
		break;
	case TO_ISYSTEM:
		add_two(f, "-isystem", value);
		break;
	case TO_AFTER:
		add_two(f, "-idirafter", value);
		break;
	case TO_INCLUDE:
		add_two(f, "-include", value);
		break;
	case TO_IMACROS:
		add_two(f, "-imacros", value);
		break;
	case TO_QUOTE:
		command_append(&f->quoted, value);
		break;
	case TO_STD:
		add_standard(f, value);
		break;
	}
}

/*
 * Of RISC-V's extensions sparse knows the letters, and each version a few of those with longer
 * names: it ends the process at another, or complains. They only decide what is predefined.
 */
static void add_extensions(struct filter *f, const char *value)
{
	static const char letters[] = "mafdcv";
	char set[sizeof(letters)] = "";
	char *names = xcopy(value + strcspn(value, "_")), *name, *rest = NULL;
	const char *letter, *p;
	size_t nr = 0;

	/* sparse wants them in this order */
	for (letter = letters; *letter; letter++) {
		for (p = value + 5; islower(*p); p++) {
			if (*p == *letter) {
				set[nr++] = *letter;
				break;
			}
		}
	}
	name = xformat("-march=%.5s%s", value, set);
	command_append(&f->to, name);
	free(name);
	for (name = strtok_r(names, "_", &rest); name; name = strtok_r(NULL, "_", &rest)) {
		char *define = xformat("-D__riscv_%.*s=1", (int)strspn(name,
					"abcdefghijklmnopqrstuvwxyz0123456789"), name);

		command_append(&f->to, define);
		free(define);
	}
	free(names);
}

/* Of other architectures it says nothing to sparse. */
static void add_march(struct filter *f, const char *value)
{
	if ((starts_with(value, "rv32") || starts_with(value, "rv64")) && value[4] &&
	    strchr("ieg", value[4]))
		add_extensions(f, value);
}

/* "-fno-pie" turns it on for sparse: what turned it on goes instead. */
static void drop_pic(struct filter *f)
{
	static const char *const pics[] = { "-fpic", "-fPIC", "-fpie", "-fPIE", NULL };
	size_t i, nr = 0;

	for (i = 0; i < f->to.argc; i++) {
		if (!is_one_of(pics, f->to.argv[i]))
			f->to.argv[nr++] = f->to.argv[i];
	}
	f->to.argc = nr;
}

/* "-Wp,-DX,-MMD,file": what is for the preprocessor. */
static void add_preprocessor(struct filter *f, const char *list)
{
	char *words = xcopy(list), *word, *rest = NULL;

	for (word = strtok_r(words, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
		if (*word == '-' && word[1] && strchr("DUI", word[1]) && word[2])
			command_append(&f->to, word);
	}
	free(words);
}

static void add_flag(struct filter *f, const char *flag)
{
	static const char *const no_pics[] = {
		"-fno-pic", "-fno-PIC", "-fno-pie", "-fno-PIE", NULL
	};

	if (starts_with(flag, "-std="))
		add_standard(f, flag + 5);
	else if (starts_with(flag, "-march="))
		add_march(f, flag + 7);
	else if (starts_with(flag, "-Wp,"))
		add_preprocessor(f, flag + 4);
	else if (is_one_of(no_pics, flag))
		drop_pic(f);
	else if (!strcmp(flag, "-EB"))
		command_append(&f->to, "-mbig-endian");
	else if (!strcmp(flag, "-EL"))
		command_append(&f->to, "-mlittle-endian");
	else if (!strcmp(flag, "--no-standard-includes"))
		command_append(&f->to, "-nostdinc");
	else
		command_append(&f->to, flag);
}

/* @FILE: its words, as in the shell. False if it is not there: then it is a word. */
static bool read_words(const char *path, struct command *words)
{
	char *bytes = read_file(path, &(size_t){ 0 }), *p;

	if (!bytes)
		return false;
	for (p = bytes; (p = strpbrk(p, "\r\n")); p++)
		*p = ' ';
	command_split(words, bytes);
	free(bytes);
	return true;
}

static void end_words(struct command *command)
{
	GROW_PLAIN(command->argv, command->argc);
	command->argv[command->argc] = NULL;
}

/* Has it the name of a C file? */
static bool is_c(const char *word)
{
	size_t len = strlen(word);

	return len > 2 && word[len - 2] == '.' && strchr("ci", word[len - 1]);
}

/* How many words are the flag @argv[0] and its operand? */
static size_t filter_flag(struct filter *f, char **argv)
{
	enum translation to;
	const char *value;

	if (is_eabi(argv[0], argv[1]))
		return 2;
	if (!has_operand(argv[0], &to, &value)) {
		add_flag(f, argv[0]);
		return 1;
	}
	if (value || argv[1])
		translate(f, argv[0], to, value ? value : argv[1]);
	return value || !argv[1] ? 1 : 2;
}

/* May an operand follow the flag that nobody knows of? */
static bool is_loose(const char *flag)
{
	enum translation to;
	const char *value;

	return *flag == '-' && !strchr(flag, '=') && !is_one_of(complete, flag) &&
		!has_operand(flag, &to, &value);
}

static void filter(struct filter *f, char **argv, unsigned depth)
{
	const char *before = "";	/* the flag of one word that comes before */
	size_t i, words;

	for (i = 0; argv[i]; i += words) {
		struct command read = { 0 };

		words = 1;
		if (*argv[i] == '@' && depth < 8 && read_words(argv[i] + 1, &read)) {
			end_words(&read);
			filter(f, read.argv, depth + 1);
		} else if (*argv[i] == '-') {
			words = filter_flag(f, argv + i);
		} else if (is_loose(before) && !is_c(argv[i])) {
			f->loose = argv[i];
		} else {
			command_append(&f->files, argv[i]);
		}
		before = words == 1 ? argv[i] : "";
	}
}

/* A file of another kind's name is nobody's trial. */
static bool may_be_probe(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
	struct stat st;

	if (dot && strlen(dot) <= 4)
		return false;
	return !stat(path, &st) && S_ISREG(st.st_mode);
}

static void choose_source(struct filter *f, struct source *source)
{
	size_t i;

	for (i = f->files.argc; i && !source->path; i--) {
		if (is_c(f->files.argv[i - 1]))
			source->path = f->files.argv[i - 1];
	}
	if (!source->path) {
		source->path = f->files.argc ? f->files.argv[f->files.argc - 1] : f->loose;
		source->probe = source->path && may_be_probe(source->path);
		if (!source->probe)
			source->path = NULL;
	}
	for (i = 0; i < f->files.argc && !source->other; i++) {
		if (f->files.argv[i] != source->path)
			source->other = f->files.argv[i];
	}
}

char **flags_for_sparse(char **argv, int *argc, struct source *source)
{
	struct filter f = { .loose = NULL };
	size_t i;

	*source = (struct source){ .path = NULL };
	command_append(&f.to, argv[0]);
	filter(&f, argv + 1, 0);
	choose_source(&f, source);
	for (i = 0; i < f.quoted.argc; i++)
		add(&f, "-I", f.quoted.argv[i]);
	if (source->path)
		command_append(&f.to, source->path);
	end_words(&f.to);
	*argc = f.to.argc;
	return f.to.argv;
}
