static inline long deref(const long *from)
{
	__typeof_unqual__(*from) to = *from;

	return to;
}
/*
 * check-name: kernel 7.0 asks the checker, by a file without a suffix, whether it can do this
 * check-source: kernel scripts/checker-valid.sh (commit fd69b2f7d5f4)
 * check-command: cp $file probe; fkh-check --arch=x86 -mlittle-endian -m64 probe
 * check-sparse: 0.6.5
 * check-twin: s/__typeof_unqual__(.from) to/long to = #/
 */
