/* SPDX-License-Identifier: MIT */
/*
 * html_plan.h - a plan among the data of the page
 */
#ifndef HTML_PLAN_H
#define HTML_PLAN_H

#include "html.h"
#include "values.h"

/* As page/plan_data.js reads it. */
json *html_plan(const struct page_plan *plan);

#endif
