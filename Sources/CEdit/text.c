#define _GNU_SOURCE
#include "editor.h"

#include <stdlib.h>
#include <string.h>

/* UTF-8 by hand: the conversions of the C library depend on the locale. */

size_t editor_narrow(editor *e, const wchar_t *wide, size_t count) {
  if (e->text_room < count * 4 + 1) {
    e->text_room = count * 4 + 64;
    e->text = realloc(e->text, e->text_room);
    if (!e->text) abort();
  }
  unsigned char *out = (unsigned char *)e->text;
  for (size_t i = 0; i < count; i++) {
    unsigned c = (unsigned)wide[i];
    if (c < 0x80) {
      *out++ = (unsigned char)c;
    } else if (c < 0x800) {
      *out++ = (unsigned char)(0xC0 | c >> 6);
      *out++ = (unsigned char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      *out++ = (unsigned char)(0xE0 | c >> 12);
      *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3F));
      *out++ = (unsigned char)(0x80 | (c & 0x3F));
    } else {
      *out++ = (unsigned char)(0xF0 | c >> 18);
      *out++ = (unsigned char)(0x80 | (c >> 12 & 0x3F));
      *out++ = (unsigned char)(0x80 | (c >> 6 & 0x3F));
      *out++ = (unsigned char)(0x80 | (c & 0x3F));
    }
  }
  *out = 0;
  return (size_t)(out - (unsigned char *)e->text);
}

wchar_t *editor_widen(const char *text) {
  wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide);
  if (!wide) abort();
  wchar_t *out = wide;
  for (const unsigned char *p = (const unsigned char *)text; *p;) {
    unsigned c = *p++;
    int more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if (more) c &= 0x3Fu >> more;
    while (more-- > 0 && (*p & 0xC0) == 0x80) c = c << 6 | (*p++ & 0x3Fu);
    *out++ = (wchar_t)c;
  }
  *out = 0;
  return wide;
}

int editor_width(const wchar_t *text, const wchar_t *end) {
  int width = 0;
  for (; text < end; text++) {
    int cells = wcwidth(*text);
    if (cells > 0) width += cells;
  }
  return width;
}
