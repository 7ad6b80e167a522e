/* SPDX-License-Identifier: MIT */
/*
 * sarif.h - a report as SARIF 2.1.0, for code scanning and editors
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
#ifndef SARIF_H
#define SARIF_H

#include "json.h"
#include "patch.h"
#include "report.h"

/* The edits that mend @f, and it alone; NULL if there are none. Good until the next call. */
typedef const struct patch *fix_fn(void *data, const struct finding *f);

/*
 * Write all of @r: a result for each finding, with what @fix (NULL: nothing) says mends it, and a
 * notification for each unit that could not be analysed. Results are told apart by fingerprints
 * that do not change when lines move. Files are relative to SRCROOT. Valid UTF-8 and URIs whatever
 * bytes names hold. @path is as output_write() takes it. Returns 0, or -1 with errno set.
 */
int report_sarif(const char *path, const struct report *r, fix_fn *fix, void *data) WITH_JSON;

#endif
