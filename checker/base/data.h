/* SPDX-License-Identifier: MIT */
/*
 * data.h - the files that the programs come with
 */
#ifndef DATA_H
#define DATA_H

/*
 * The path of @installed: below share/fkh-check beside the folder of the program, or, for a program
 * that was not installed, of @source below the source tree in whose build/ it is. To be freed;
 * nothing says that it is there.
 */
char *data_path(const char *source, const char *installed);

#endif
