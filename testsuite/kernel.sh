# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Real kernels for the demo and the tests, below build/: sourced, not run. What is there is used
# again, and runs beside each other wait for one another.
#
# kernel_source 6.1
#	build/linux-source-6.1, from Debian's package
# kernel_objtree NAME VERSION ARCH "CONFIG [SYMBOL=y...]" [make arguments]
#	build/kernel/NAME, an object tree (O=), configured and prepared. Symbols go on top of the
#	configuration that CONFIG makes; the arguments hold for every later kernel_make.
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

unpack() {
	local dir=linux-source-$1

	[[ -e $fkh_top/build/$dir ]] && return
	rm -rf "${fkh_kernels:?}/$dir"
	tar -C "$fkh_kernels" -xf "/usr/src/$dir.tar.xz" && mv "$fkh_kernels/$dir" "$fkh_top/build/"
}

kernel_objtree() {
	exclusively "$1" prepare "$1" O= "${@:2}"
}

kernel_intree() {
	exclusively "$1" prepare "$1" "" "${@:2}"
}

# prepare NAME O=|"" VERSION ARCH CONFIG [make arguments]
prepare() {
	local tree=$fkh_kernels/$1 source=$fkh_top/build/linux-source-$3 config symbols symbol

	[[ -e $tree.make ]] && return
	read -r config symbols <<<"$5"
	kernel_source "$3" || return
	rm -rf "$tree"
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
		printf '%s\n' "${@:2}" >"$tree.make"
}

kernel_make() {
	local arguments

	mapfile -t arguments <"$fkh_kernels/$1.make" &&
		make -j"$(nproc)" "${arguments[@]}" "${@:2}"
}
