#define _GNU_SOURCE
#include "text.h"

#include <stdlib.h>
#include <string.h>

size_t text_narrow(char *text, const wchar_t *wide, size_t count) {
  unsigned char *out = (unsigned char *)text;
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
  return (size_t)(out - (unsigned char *)text);
}

wchar_t *text_widen(const char *text) {
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

int text_width(const wchar_t *text, const wchar_t *end) {
  int width = 0;
  for (; text < end; text++) {
    int cells = wcwidth(*text);
    if (cells > 0) width += cells;
  }
  return width;
}
