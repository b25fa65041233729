#define _GNU_SOURCE
#include "choice.h"
#if CEDIT_LIBEDIT

#include "editor.h"
#include "terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HISTORY_LINES = 2000 };

editor *editor_of(EditLine *line) {
  editor *e = NULL;
  el_wget(line, EL_CLIENTDATA, &e);
  return e;
}

static wchar_t *prompt_of(EditLine *line) { return editor_of(line)->prompt; }

/* Keys of our own, after the user's .editrc, whose `bind -v` would wipe them. In vi mode Escape must stay a command,
   so nothing that begins with it is bound there. */
static void bind_keys(editor *e) {
  const wchar_t *mode = NULL;
  el_wget(e->line, EL_EDITOR, &mode);
  bool vi = mode && wcscmp(mode, L"vi") == 0;
  el_wset(e->line, EL_ADDFN, L"complete", L"Complete the word before the cursor", editor_complete_key);
  el_wset(e->line, EL_ADDFN, L"accept", L"Accept what is shown dimly, or move right", editor_accept_key);
  el_wset(e->line, EL_ADDFN, L"paste", L"Insert what was pasted", editor_paste_key);
  el_wset(e->line, EL_BIND, L"^_", L"paste", NULL);
  el_wset(e->line, EL_BIND, L"-a", L"^_", L"paste", NULL);
  el_wset(e->line, EL_BIND, L"^I", L"complete", NULL);
  el_wset(e->line, EL_BIND, L"^F", L"accept", NULL);
  el_wset(e->line, EL_BIND, L"^E", L"accept", NULL);
  if (vi) {
    /* The arrow keys of vi mode end in its command map. */
    el_wset(e->line, EL_BIND, L"-a", L"^I", L"complete", NULL);
    el_wset(e->line, EL_BIND, L"-a", L"^F", L"accept", NULL);
    el_wset(e->line, EL_BIND, L"-a", L"^E", L"accept", NULL);
    return;
  }
  el_wset(e->line, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
  el_wset(e->line, EL_BIND, L"\\e[C", L"accept", NULL);
  el_wset(e->line, EL_BIND, L"\\eOC", L"accept", NULL);
}

editor *editor_open(bool smart, editor_complete complete, editor_hint hint, void *context) {
  if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  if (!libedit_load()) return NULL;
  editor *e = calloc(1, sizeof *e);
  if (!e) return NULL;
  e->line = el_init("preceptor", stdin, stdout, stderr);
  if (!e->line) {
    free(e);
    return NULL;
  }
  e->smart = smart;
  e->complete = complete;
  e->hint = hint;
  e->context = context;
  el_wset(e->line, EL_CLIENTDATA, e);
  el_wset(e->line, EL_EDITOR, L"emacs");
  el_wset(e->line, EL_SIGNAL, 0);
  HistEventW event;
  e->history = history_winit();
  history_w(e->history, &event, H_SETSIZE, HISTORY_LINES);
  history_w(e->history, &event, H_SETUNIQUE, 1);
  el_wset(e->line, EL_HIST, history_w, e->history);
  el_wset(e->line, EL_PROMPT_ESC, prompt_of, L'\1');
  el_source(e->line, NULL);
  bind_keys(e);
  el_wset(e->line, EL_GETCFN, editor_get_character);
  return e;
}

void editor_close(editor *e) {
  el_end(e->line);
  history_wend(e->history);
  free(e->queue);
  free(e->hint_text);
  free(e->hint_line);
  free(e->text);
  free(e);
}

/* A control sequence attaches to the next visible character, so the prompt ends in a visible blank. */
void editor_set_prompt(editor *e, const char *text, const char *style) {
  wchar_t *wide = text_widen(text);
  int room = (int)(sizeof e->prompt / sizeof *e->prompt);
  if (style) {
    swprintf(e->prompt, (size_t)room, L"\1%s\1%ls\1\033[0m\1 ", style, wide);
  } else {
    swprintf(e->prompt, (size_t)room, L"%ls ", wide);
  }
  e->prompt_width = text_width(wide, wide + wcslen(wide)) + 1;
  free(wide);
}

void editor_mark_pastes(editor *e, bool on) {
  if (e->smart && write(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l", 8) < 0) return;
}

int editor_read(editor *e, const char **line, size_t *length) {
  int count = 0;
  editor_signals_begin();
  terminal_guard(e->smart);
  editor_mark_pastes(e, true);
  /* Before the prompt is drawn, so that no key typed at the sight of it is still echoed by the terminal. */
  editor_take_terminal(e);
  const wchar_t *wide = el_wgets(e->line, &count);
  editor_mark_pastes(e, false);
  terminal_release();
  e->queue_count = e->queue_next = 0;
  int signal = editor_signals_end();
  if (signal == SIGINT) return EDITOR_INTERRUPT;
  /* The terminal is as it was before; now the signal may have its usual effect. */
  if (signal) {
    (void)!write(STDOUT_FILENO, "\n", 1);
    raise(signal);
  }
  if (!wide || count <= 0) return count == 0 ? EDITOR_END : EDITOR_FAILED;
  *length = editor_narrow(e, wide, (size_t)count);
  *line = e->text;
  return EDITOR_LINE;
}

void editor_remember(editor *e, const char *line) {
  wchar_t *wide = text_widen(line);
  HistEventW event;
  history_w(e->history, &event, H_ENTER, wide);
  free(wide);
}

#endif
