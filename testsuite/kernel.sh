# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Real kernels for the demo and the tests, below build/: sourced, not run. What is there is used
# again, and runs beside each other wait for one another.
#
# kernel_source 6.1|6.12|7.3
#	build/linux-source-6.1, from Debian's package: the machine's own if that is installed, else
#	the one of the release that has it, which is not installed. build/linux-source-6.1.from says
#	which it is. It is unpacked again when another version has been installed.
# kernel_objtree NAME VERSION ARCH "CONFIG [SYMBOL=y...]" [make arguments]
#	build/kernel/NAME, an object tree (O=), configured and prepared: objects can be made one by
#	one. Symbols go on top of the configuration that CONFIG makes; the arguments hold for every
#	later kernel_make. It is made again when any of this or the version of the source changes.
# kernel_intree NAME VERSION ARCH "CONFIG [SYMBOL=y...]" [make arguments]
#	the same in a source tree of its own
# kernel_make NAME [make arguments]
#	make there: kernel_make x86 C=2 CHECK="$fkh" kernel/ lib/

fkh_top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fkh_kernels=$fkh_top/build/kernel

# What make (check) was told is about fkh-check, not about the kernel.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES

# exclusively NAME COMMAND...: alone, and silent unless it fails
exclusively() (
	mkdir -p "$fkh_kernels"
	exec {lock}>"$fkh_kernels/$1.lock"
	flock "$lock"
	"${@:2}" >"$fkh_kernels/$1.log" 2>&1 || {
		tail -n 20 "$fkh_kernels/$1.log" >&2
		exit 1
	}
)

kernel_source() {
	exclusively "source-$1" unpack "$1"
}

# Which release has it.
declare -gA fkh_suites=([6.1]=bookworm [6.12]=trixie [7.3]=trixie-backports)

# installed PACKAGE: its name and version, if its tarball is here
installed() {
	[[ -e /usr/src/$1.tar.xz ]] && dpkg-query -W -f '${Package} ${Version}\n' "$1" 2>/dev/null
}

# is_version DIR "PACKAGE VERSION": are these its sources?
is_version() {
	local version=${2#* }

	[[ $(awk -F ' = ' '/^(VERSION|PATCHLEVEL|SUBLEVEL) =/ { printf "%s%s", dot, $2; dot = "." }' \
		"$1/Makefile") == "${version%%-*}" ]]
}

# is_current DIR "PACKAGE VERSION"|"": what is unpacked is this, or anything
is_current() {
	[[ -e $1/Makefile ]] || return
	# one that an earlier version of this file has unpacked
	if [[ ! -e $1.from ]]; then
		[[ ! $2 ]] || is_version "$1" "$2" || return
		echo "${2:-unknown}" >"$1.from"
	fi
	[[ ! $2 || $2 == "$(cat "$1.from")" ]]
}

unpack() {
	local package=linux-source-$1 dir=$fkh_top/build/linux-source-$1 from tarball work

	from=$(installed "$package") || from=
	is_current "$dir" "$from" && return
	work=$fkh_kernels/$package.new tarball=/usr/src/$package.tar.xz
	rm -rf "$work" && mkdir -p "$work" || return
	if [[ ! $from ]]; then
		from=$("$fkh_top/testsuite/debian" binary "${fkh_suites[$1]}" "$package" "$work/deb") ||
			return
		tarball=$(echo "$work"/deb/usr/src/linux-source-*.tar.xz)
	fi
	tar -C "$work" -xf "$tarball" && rm -rf "$dir" "$dir.from" && mv "$work"/linux-source-* "$dir" &&
		echo "$from" >"$dir.from"
	set -- $?
	rm -rf "$work"
	return "$1"
}

kernel_objtree() {
	exclusively "$1" prepare "$1" O= "${@:2}"
}

kernel_intree() {
	exclusively "$1" prepare "$1" "" "${@:2}"
}

# is_made TREE KEY: it was made from this
is_made() {
	[[ -e $1.make ]] || return
	[[ -e $1.from ]] || echo "$2" >"$1.from"
	[[ $2 == "$(cat "$1.from")" ]]
}

# prepare NAME O=|"" VERSION ARCH CONFIG [make arguments]
prepare() {
	local tree=$fkh_kernels/$1 source=$fkh_top/build/linux-source-$3 config symbols symbol key

	read -r config symbols <<<"$5"
	kernel_source "$3" || return
	key="$(cat "$source.from"): ${*:2}"
	is_made "$tree" "$key" && return
	rm -rf "$tree" "$tree.make" "$tree.from"
	if [[ $2 ]]; then
		mkdir -p "$tree"
		set -- "$1" -C "$source" O="$tree" ARCH="$4" "${@:6}"
	else
		# kbuild replaces what it writes and never touches a source: links will do
		cp -al "$source" "$tree"
		set -- "$1" -C "$tree" ARCH="$4" "${@:6}"
	fi
	make -s "${@:2}" "$config" &&
		for symbol in $symbols; do echo "CONFIG_$symbol"; done >>"$tree/.config" &&
		make -s "${@:2}" olddefconfig &&
		make -s -j"$(nproc)" "${@:2}" prepare &&
		echo "$key" >"$tree.from" &&
		printf '%s\n' "${@:2}" >"$tree.make"
}

kernel_make() {
	local arguments

	mapfile -t arguments <"$fkh_kernels/$1.make" &&
		make -j"$(nproc)" "${arguments[@]}" "${@:2}"
}
