#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>
#include <wchar.h>

/* UTF-8 by hand: the conversions of the C library depend on the locale. */

/* Writes at most four bytes a character and an ending null; the number of bytes without it. */
size_t text_narrow(char *out, const wchar_t *wide, size_t count);
/* UTF-8 as characters; the caller frees them. */
wchar_t *text_widen(const char *);
/* The number of terminal cells. */
int text_width(const wchar_t *, const wchar_t *end);

#endif
