#define _GNU_SOURCE
#include "choice.h"
#if CEDIT_LIBEDIT

#include "editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Completion and hints. */

size_t editor_narrow(editor *e, const wchar_t *wide, size_t count) {
  if (e->text_room < count * 4 + 1) {
    e->text_room = count * 4 + 64;
    e->text = realloc(e->text, e->text_room);
    if (!e->text) abort();
  }
  return text_narrow(e->text, wide, count);
}

unsigned char editor_complete_key(EditLine *line, wint_t key) {
  (void)key;
  editor *e = editor_of(line);
  const LineInfoW *info = el_wline(line);
  size_t cursor = editor_narrow(e, info->buffer, (size_t)(info->cursor - info->buffer));
  editor_narrow(e, info->buffer, (size_t)(info->lastchar - info->buffer));
  char *copy = strdup(e->text);
  if (!copy) abort();
  bool changed = e->complete(e->context, e, copy, cursor);
  free(copy);
  if (!changed) return CC_REFRESH_BEEP;
  /* After a list the prompt has to be drawn anew below it. */
  unsigned char effect = e->listed ? CC_REDISPLAY : CC_REFRESH;
  e->listed = false;
  return effect;
}

static void hint_forget(editor *e) {
  free(e->hint_text);
  free(e->hint_line);
  e->hint_text = e->hint_line = NULL;
}

/* Finds how the line goes on, if its end is where the cursor is. */
static void hint_find(editor *e) {
  const LineInfoW *info = el_wline(e->line);
  size_t count = (size_t)(info->lastchar - info->buffer);
  bool at_end = info->cursor == info->lastchar;
  bool known = e->hint_line && wcslen(e->hint_line) == count && wmemcmp(e->hint_line, info->buffer, count) == 0;
  if (known && at_end) return;
  hint_forget(e);
  if (!at_end) return;
  editor_narrow(e, info->buffer, count);
  const char *hint = e->hint(e->context, e->text);
  if (!hint || !*hint) return;
  e->hint_text = text_widen(hint);
  e->hint_line = text_widen(e->text);
}

unsigned char editor_accept_key(EditLine *line, wint_t key) {
  enum { CONTROL_E = 5 };
  editor *e = editor_of(line);
  const LineInfoW *info = el_wline(line);
  if (info->cursor == info->lastchar) {
    /* Of keys that came in one go only the last has had its hint. */
    hint_find(e);
    if (e->hint_text) {
      el_winsertstr(line, e->hint_text);
      hint_forget(e);
      return CC_REFRESH;
    }
  }
  el_cursor(line, key == CONTROL_E ? (int)(info->lastchar - info->cursor) : 1);
  return CC_CURSOR;
}

void editor_replace(editor *e, size_t count, const char *text) {
  const LineInfoW *info = el_wline(e->line);
  int scalars = 0;
  for (const wchar_t *p = info->cursor; count > 0 && p > info->buffer; scalars++) {
    unsigned c = (unsigned)*--p;
    size_t bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    count = count > bytes ? count - bytes : 0;
  }
  el_deletestr(e->line, scalars);
  wchar_t *wide = text_widen(text);
  el_winsertstr(e->line, wide);
  free(wide);
}

void editor_list(editor *e, const char *text) {
  FILE *out = stdout;
  el_get(e->line, EL_GETFP, 1, &out);
  fprintf(out, "\n%s\n", text);
  fflush(out);
  e->listed = true;
}

void editor_hint_erase(editor *e) {
  if (!e->hint_drawn) return;
  e->hint_drawn = false;
  if (write(STDOUT_FILENO, "\033[K", 3) < 0) return;
}

/* The hint stands on the cursor's row only, as far as there is room, and the cursor goes back to before it. */
void editor_hint_draw(editor *e) {
  hint_find(e);
  if (!e->hint_text) return;
  const LineInfoW *info = el_wline(e->line);
  int rows, columns;
  terminal_size(&rows, &columns);
  int column = (e->prompt_width + text_width(info->buffer, info->lastchar)) % columns;
  int room = columns - column - 1;
  size_t count = 0;
  for (int used = 0; e->hint_text[count]; count++) {
    int cells = wcwidth(e->hint_text[count]);
    if (cells < 0 || used + cells > room) break;
    used += cells;
  }
  if (count == 0) return;
  size_t length = editor_narrow(e, e->hint_text, count);
  char drawing[1024];
  int size = snprintf(
      drawing, sizeof drawing, "\0337\033[2m%.*s\033[22m\0338", (int)(length < 960 ? length : 960), e->text);
  if (write(STDOUT_FILENO, drawing, (size_t)size) == size) e->hint_drawn = true;
}

#endif
