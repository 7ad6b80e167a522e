# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# bash completion of fkh-check and fkh-report, by what their --help says

_fkh() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} help value list=

	# "--only=per" comes as three words, unless "=" breaks none
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $cur == --*=* ]]; then
		prev=${cur%%=*}
		cur=${cur#*=}
	elif [[ $prev != --kbuild && $prev != -p ]]; then
		prev=
	fi
	help=$("$1" --help 2>/dev/null) || return
	value=${cur##*,}
	case $prev in
	--only | --with)
		list=$(fkh-check --help 2>/dev/null | sed -n '/^Options can/,$s/^  \([a-z-]*\) .*/\1/p')
		;;
	--fix)
		list='missing removable all narrower series'
		;;
	--since | --diff)
		list=$(git for-each-ref --format='%(refname:short)' 2>/dev/null; echo HEAD HEAD~1)
		;;
	--kbuild | --out | --source)
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		compopt -o filenames
		return
		;;
	-p | --junit | --sarif | --html | --baseline | --rules)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		compopt -o filenames
		return
		;;
	esac
	if [[ $list ]]; then
		mapfile -t COMPREPLY < <(compgen -P "${cur%"$value"}" -W "$list" -- "$value")
	elif [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(grep -o -- '--[a-z-]*=\?' <<<"$help")" -- "$cur")
		[[ ${COMPREPLY[*]} != *= ]] || compopt -o nospace
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		compopt -o filenames
	fi
}

complete -F _fkh fkh-check fkh-report
