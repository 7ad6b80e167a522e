# SPDX-License-Identifier: MIT
#
# make                    build/fkh-check and build/fkh-report
# make SPARSE=DIR         with the sparse sources in DIR instead of Debian's, 0.6.4 or newer
# make SANITIZE=1         the same below build/asan, with ASan and UBSan
# make profiled           the same, built twice with gcc: slower to build, faster to run
# make page               fetch what draws the pictures of fkh-report --html, by npm
# make install            to PREFIX (/usr/local) below DESTDIR; make uninstall
# make demo               check a real kernel, from nothing
# make check              all tests; make bench, make oracle: how fast, how right
# make oracle history 6.1 6.12   does it flag what maintainers removed?
# make fuzz               an hour of fuzzing; FUZZ=SECONDS
# make clean, distclean   what was built; all of build/
#
# V=1 shows the commands.

PREFIX     ?= /usr/local
CFLAGS     ?= -O2 -g
INSTALL    ?= install
PKG_CONFIG ?= pkg-config

# The rooms: one folder of checker/ for each stage, and who may include whose headers. The compiler
# is shown no other folders, so a wrong include does not compile. Behind the two programs' names
# stand the rooms that they are made of.
uses-base       :=
uses-record     := base
uses-kbuild     := base
uses-write      := base record
uses-sparse     := base
uses-unit       := base record sparse
uses-judge      := base record sparse unit
uses-whole      := base record write kbuild
uses-fkh-check  := base record write kbuild sparse unit judge
uses-fkh-report := base record write kbuild whole

# $(call sources,PROGRAM): what it is made of, without checker/ and .c
sources = $(filter-out $(if $(JSON_LIBS),,$(json-only)),$(patsubst checker/%.c,%,$(wildcard \
	  $(own-$(1):%=checker/%.c) $(foreach room,$(uses-$(1)),checker/$(room)/*.c))))

# Left out where there is no json-c; who needs them says so (base/json.h).
json-only := kbuild/json whole/cost_json whole/plan_json write/html write/html_plan write/sarif \
	     write/values

own-fkh-check  := fkh-check options batch printed since
own-fkh-report := fkh-report report_options inquiry

# What hooks.c, directives.c, run.c, allocators.c and idents.c put themselves in front of, and which
# of sparse's objects has it: there it is compiled under the name __real_f, and everywhere else
# __wrap_f is meant, as with ld --wrap. That cannot be asked for calls that link-time optimization
# may inline.
has-allocate     := __alloc_token __free_token __alloc_expression __alloc_symbol __alloc_ident
has-compat-linux := blob_alloc
has-expand       := get_expression_value const_expression_value
has-lib          := warning info sparse_error expression_error error_die die sparse \
		    sparse_initialize
has-parse        := external_declaration
has-pre-process  := preprocess
has-symbol       := create_symbol bind_symbol
has-tokenize     := tokenize tokenize_buffer hash_ident show_token built_in_ident hash_stream
WRAPS := $(foreach o,allocate compat-linux expand lib parse pre-process symbol tokenize,$(has-$o))

# libc's the linker can redirect.
LIBC-WRAPS := open strtoull

# $(call rename,OBJECT)
rename = $(foreach w,$(WRAPS),-D$w=$(if $(filter $w,$(has-$1)),__real_,__wrap_)$w)

Q   := $(if $(V),,@)
say := @$(if $(findstring s,$(firstword -$(MAKEFLAGS))),:,echo)
B := build$(if $(SANITIZE),/asan)
L := $(B)/libsparse

PROGRAMS := $(B)/fkh-check $(B)/fkh-report

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all profiled page install uninstall clean distclean demo check bench oracle fuzz

all profiled: $(PROGRAMS)

# What comes after oracle is the oracle's, not make's: make oracle history 6.1 6.12
ifeq ($(firstword $(MAKECMDGOALS)),oracle)
arguments := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
.PHONY: $(arguments)
$(arguments):: ; @:
endif

# Other goals build nothing here, so they need no compiler and no sparse: demo and the tests install
# what is missing and only then come back for all.
others := page uninstall clean distclean demo check bench oracle fuzz $(arguments)
ifneq ($(filter-out $(others),$(or $(MAKECMDGOALS),all)),)

########################################################################
# What has to be there

KEYRING       := /usr/share/keyrings/debian-archive-keyring.gpg
LIBXML_CFLAGS := $(shell $(PKG_CONFIG) --cflags libxml-2.0 2>/dev/null)
LIBXML_LIBS   := $(shell $(PKG_CONFIG) --libs libxml-2.0 2>/dev/null)
JSON_CFLAGS   := $(shell $(PKG_CONFIG) --cflags json-c 2>/dev/null)
JSON_LIBS     := $(shell $(PKG_CONFIG) --libs json-c 2>/dev/null)

# $(call need,PACKAGE,COMMAND): PACKAGE unless COMMAND works
need = $(shell { $(2); } >/dev/null 2>&1 || echo $(1))

missing := $(call need,$(patsubst cc,gcc,$(firstword $(CC))),command -v $(firstword $(CC))) \
	   $(call need,libc6-dev,test -e /usr/include/stdio.h) \
	   $(call need,pkg-config,command -v $(PKG_CONFIG)) \
	   $(call need,libxml2-dev,test -n "$(LIBXML_LIBS)" -o -d /usr/include/libxml2)
ifndef SPARSE
missing += $(call need,dpkg-dev,command -v dpkg-source) \
	   $(call need,debian-archive-keyring,test -e $(KEYRING))
endif
missing := $(strip $(missing))

ifneq ($(missing),)
$(error missing: $(missing); install with: apt-get install --no-install-recommends $(missing))
endif

# $(call remember,FILE,TEXT): FILE becomes newer than all that was built from another TEXT.
differ   = $(or $(subst $(1),,$(2)),$(subst $(2),,$(1)))
replace  = $(shell mkdir -p $(dir $(1)))$(file >$(1),$(2))
remember = $(if $(call differ,$(strip $(file <$(1))),$(strip $(2))),$(call replace,$(1),$(2)))

# sparse computes with null pointers on purpose (CHECK_TYPE, in its headers too) and is not ours to
# mend: address errors are looked for everywhere, undefined behaviour only in our own code.
ifdef SANITIZE
sanitize  := -fsanitize=address -fno-omit-frame-pointer
undefined := -fsanitize=undefined -fno-sanitize=null -fno-sanitize-recover=undefined
endif

# Where gcc knows how often each branch is taken, its code takes a seventh fewer instructions. So
# "make profiled" builds all twice, and in between checks the sources that it is made of, and a
# sample of what it is for, as often as makes the two weigh about the same. LTO comes with it:
# sparse's functions are small and in many files, and where they are called often gcc's limits of
# what to inline are too low for them (2 %). What was built so stays so until make clean.
profile := $(B)/profile
trained := $(if $(SANITIZE),,$(or $(wildcard $(profile)/trained),$(filter profiled,$(MAKECMDGOALS))))

ifneq ($(trained),)
ifneq ($(call need,gcc,$(CC) -dM -E - </dev/null | grep __clang__),gcc)
$(error a profile is only made for gcc, which $(CC) is not)
endif
trained  := $(profile)/trained
# What has not run has no profile, and what has ended by exit() half of one.
with-profile := -O3 -fprofile-use -fprofile-partial-training -fprofile-correction -Wno-missing-profile
lto := -flto=auto -fno-plt --param inline-min-speedup=5 --param max-inline-insns-auto=80
endif

# In between: the profile goes to the objects below this folder, and is named for them.
ifdef TRAINING
with-profile = -O3 -fprofile-generate -fprofile-update=single -dumpdir $(@D:$(B)/%=$(TRAINING)/%)/
endif

########################################################################
# libsparse: from pristine sources, wherever they are

ifdef SPARSE

sparse := $(abspath $(SPARSE))
ifeq ($(wildcard $(sparse)/pre-process.c),)
$(error SPARSE=$(SPARSE): no sparse sources there)
endif

else

sparse := build/sparse

$(sparse)/Makefile:
	$(say) "  APT     sparse"
	$(Q)MAKE='$(MAKE)' testsuite/sparse $(sparse)

endif

# The two macros are where sparse looks for the compiler's and the C library's headers.
sparse-flags := $(CFLAGS) $(sanitize) -fno-strict-aliasing -w -I$(L) \
	-DGCC_BASE='"$(shell $(CC) -print-file-name=)"' \
	-DMULTIARCH_TRIPLET='"$(shell $(CC) -print-multiarch 2>/dev/null)"'

$(call remember,$(L)/flags,$(CC) $(sparse) $(sparse-flags) $(lto) $(WRAPS))

# What the library is made of, sparse's own Makefile knows: LIB_OBJS.
$(L)/objects.mk: $(sparse)/Makefile $(L)/flags
	$(Q)grep '^LIB_OBJS ' $< >$@

OS := linux
include $(L)/objects.mk
libsparse := $(addprefix $(L)/,$(LIB_OBJS))

$(L)/version.h: $(sparse)/Makefile $(L)/flags
	$(Q)sed -n 's/^VERSION=\(.*\)/#define SPARSE_VERSION "\1"/p' $< >$@

$(L)/version.o: $(L)/version.h

# Debian's changelog knows better than its Makefile, whose VERSION is that of the last release.
$(B)/sparse.h: $(sparse)/Makefile $(L)/flags
	$(Q)version=$$(sed -n '1s/.*(\(.*\)).*/\1/p' $(sparse)/debian/changelog 2>/dev/null); \
	[ "$$version" ] || version=$$(sed -n 's/^VERSION=//p' $<); \
	[ "$$version" != 0.6.4 ] || ! grep -q typeof_unqual $(sparse)/ident-list.h || \
		version=0.6.5~; \
	echo "#define FKH_SPARSE \"$$version\"" >$@

# The sparse program itself, for --sparse: its main() under another name.
$(L)/sparse.o: sparse-flags += -Dmain=sparse_main

$(L)/%.o: $(sparse)/%.c $(L)/flags $(trained)
	$(say) "  CC      $@"
	$(Q)$(CC) $(sparse-flags) $(lto) $(call rename,$*) $(with-profile) -MMD -MP -c -o $@ $<

$(L)/libsparse.a: $(libsparse)
	$(say) "  AR      $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# What the tests and the benchmark compare with: the same sparse as Debian builds it, nothing of us.
plain-flags := -O2 -g -fstack-protector-strong $(filter-out $(CFLAGS) $(sanitize),$(sparse-flags))

$(B)/plain/%.o: $(sparse)/%.c $(L)/flags $(L)/version.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(plain-flags) -MMD -MP -c -o $@ $<

$(B)/plain/sparse: $(addprefix $(B)/plain/,$(LIB_OBJS) sparse.o)
	$(say) "  LD      $@"
	$(Q)$(CC) -o $@ $^ -lm

########################################################################
# The programs

flags := -std=gnu11 -D_GNU_SOURCE $(call rename) -Wall -Wextra -Werror $(CPPFLAGS) $(CFLAGS) \
	 $(lto) $(sanitize) $(undefined) \
	 $(LIBXML_CFLAGS:-I%=-isystem %) $(JSON_CFLAGS:-I%=-isystem %)

$(call remember,$(B)/flags,$(CC) $(flags))
link := $(CFLAGS) $(lto) $(sanitize) $(undefined) $(LDFLAGS)

$(call remember,$(B)/ldflags,$(link) $(LIBC-WRAPS) $(LIBXML_LIBS) $(JSON_LIBS))

objects = $(patsubst %,$(B)/obj/%.o,$(call sources,$(1)))

# The room of the object $@, and what it is shown.
room  = $(or $(patsubst obj/%,%,$(filter obj/%,$(@D:$(B)/%=%))),$(if $(filter \
	$(own-fkh-report:%=%.o),$(@F)),fkh-report,fkh-check))
shown = $(patsubst %,-iquote checker/%,$(room:fkh-%=) $(uses-$(room))) \
	$(if $(filter sparse,$(room) $(uses-$(room))),-isystem $(sparse))

$(B)/obj/fkh-check.o: $(B)/sparse.h
$(B)/obj/fkh-check.o: flags += -include $(B)/sparse.h

# The libraries' headers are in nobody's .d before the first compile.
$(B)/obj/%.o: checker/%.c $(B)/flags $(trained) | $(sparse)/Makefile
	$(say) "  CC      $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(flags) $(shown) $(with-profile) -MMD -MP -c -o $@ $<

$(B)/fkh-check: $(call objects,fkh-check) $(L)/sparse.o $(L)/libsparse.a $(B)/ldflags
	$(say) "  LD      $@"
	$(Q)$(CC) $(link) $(LIBC-WRAPS:%=-Wl,--wrap=%) -o $@ $(filter %.o %.a,$^) \
		$(LIBXML_LIBS) $(JSON_LIBS) -lm

$(B)/fkh-report: $(call objects,fkh-report) $(B)/ldflags
	$(say) "  LD      $@"
	$(Q)$(CC) $(link) -o $@ $(filter %.o,$^) $(LIBXML_LIBS) $(JSON_LIBS)

-include $(wildcard $(L)/*.d $(B)/plain/*.d $(B)/obj/*.d $(B)/obj/*/*.d)

########################################################################
# The profile: how the programs run on their own sources, and on code as the kernel's

ifneq ($(trained),)

$(trained): $(wildcard checker/*.[ch] checker/*/*.[ch] testsuite/profile/*.[ch]) $(sparse)/Makefile \
	    $(L)/flags $(B)/flags
	$(Q)+$(MAKE) --no-print-directory B=$(profile) TRAINING=$(B) \
		LDFLAGS='$(LDFLAGS) -fprofile-generate' all
	$(say) "  PROFILE $(B)/obj $(L)"
	$(Q)rm -rf $(profile)/store $(B)/obj/*.gcda $(B)/obj/*/*.gcda $(L)/*.gcda
	$(Q)unset FKH_OPTIONS KBUILD_EXTMOD srctree objtree abs_srctree abs_objtree; \
	run() { \
		"$$@" >$(profile)/log 2>&1 || [ $$? = 1 ] || { \
			tail -n 3 $(profile)/log >&2; \
			echo "no profile can be made here; make does without" >&2; \
			exit 1; \
		}; \
	}; \
	for source in checker/*.c checker/*/*.c; do \
		run $(profile)/fkh-check --out=$(profile)/store -std=gnu11 -D_GNU_SOURCE \
			-DFKH_SPARSE='""' \
			$(patsubst %,-iquote checker/%,$(uses-fkh-check) whole) -I$(sparse) $(LIBXML_CFLAGS) $(JSON_CFLAGS) $$source; \
	done; \
	for time in $$(seq 30); do \
		run $(profile)/fkh-check --out=$(profile)/store testsuite/profile/profile.c; \
	done; \
	for format in --junit=/dev/null --fix=removable --fix=missing; do \
		run $(profile)/fkh-report $$format $(profile)/store; \
	done
	@touch $@

endif

endif

########################################################################

# The page of fkh-report --html is ours; what lays out its pictures is dagre, which npm has. It goes
# into the page with its licence.
DAGRE  := 3.1.3
layout := build/page/dagre.min.js

page: $(layout)

$(layout): build/page/node_modules/@dagrejs/dagre/dist/dagre.min.js
	$(Q){ cat $<.LEGAL.txt && grep -v '^//# sourceMappingURL=' $<; } >$@

build/page/node_modules/@dagrejs/dagre/dist/dagre.min.js:
	@echo "  NPM     @dagrejs/dagre"
	$(Q)npm install --prefix build/page --loglevel=error --no-audit --no-fund \
		--no-package-lock --ignore-scripts @dagrejs/dagre@$(DAGRE) >/dev/null

########################################################################

bin  := $(DESTDIR)$(PREFIX)/bin
data := $(DESTDIR)$(PREFIX)/share/fkh-check
man  := $(DESTDIR)$(PREFIX)/share/man
bash := $(DESTDIR)$(PREFIX)/share/bash-completion/completions

install: all
	$(INSTALL) -d $(bin) $(data)/rules $(data)/page $(man)/man1 $(man)/man5 $(bash)
	$(INSTALL) $(PROGRAMS) $(bin)
	$(INSTALL) -m 644 $(wildcard rules/*.xml rules/*.rng) $(data)/rules
	$(INSTALL) -m 644 $(wildcard checker/write/page/page.* checker/write/page/*.js $(layout)) \
		$(data)/page
	$(INSTALL) -m 644 checker/fkh-check.1 checker/fkh-report.1 $(man)/man1
	$(INSTALL) -m 644 checker/fkh-rules.5 $(man)/man5
	$(INSTALL) -m 644 checker/completion.bash $(bash)/fkh-check
	$(INSTALL) -m 644 checker/completion.bash $(bash)/fkh-report

uninstall:
	rm -f $(bin)/fkh-check $(bin)/fkh-report $(man)/man1/fkh-check.1 \
		$(man)/man1/fkh-report.1 $(man)/man5/fkh-rules.5
	rm -f $(bash)/fkh-check $(bash)/fkh-report
	rm -rf $(data)

clean:
	rm -rf $(foreach b,build build/asan build/older,$(b)/obj $(b)/profile $(b)/plain \
		$(b)/fkh-check $(b)/fkh-report)
	rm -f $(foreach b,build build/asan build/older,$(b)/libsparse/*.[aod] \
		$(b)/libsparse/*.gcda)

distclean:
	rm -rf build

demo check:
	@testsuite/$@

bench:
	@testsuite/packages build demo $@ && testsuite/$@

oracle:
	@testsuite/packages build demo $@ && testsuite/$@ $(arguments)

fuzz:
	@testsuite/packages build fuzz && testsuite/fuzz/run $(or $(FUZZ),3600)
