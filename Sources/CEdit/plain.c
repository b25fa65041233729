#define _GNU_SOURCE
#include "choice.h"
#if !CEDIT_LIBEDIT

#include "CEdit.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Lines as the terminal itself edits them, where there is no libedit: no history, no completion, no hints. */

struct editor {
  char *prompt;
  char *text;
  size_t count, room;
};

static volatile sig_atomic_t interrupted;

static void on_interrupt(int number) {
  (void)number;
  interrupted = 1;
}

editor *editor_open(bool smart, editor_complete complete, editor_hint hint, void *context) {
  (void)smart, (void)complete, (void)hint, (void)context;
  return calloc(1, sizeof(editor));
}

void editor_close(editor *e) {
  free(e->prompt);
  free(e->text);
  free(e);
}

void editor_set_prompt(editor *e, const char *text, const char *style) {
  const char *end = style ? "\033[0m " : " ";
  if (!style) style = "";
  free(e->prompt);
  e->prompt = malloc(strlen(style) + strlen(text) + strlen(end) + 1);
  if (!e->prompt) abort();
  strcat(strcat(strcpy(e->prompt, style), text), end);
}

static void append(editor *e, char byte) {
  if (e->count + 1 >= e->room) {
    e->room = e->room ? e->room * 2 : 256;
    e->text = realloc(e->text, e->room);
    if (!e->text) abort();
  }
  e->text[e->count++] = byte;
  e->text[e->count] = 0;
}

/* A byte at a time, so that nothing of the next line is taken. */
static int read_line(editor *e) {
  for (;;) {
    char byte;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (interrupted) return EDITOR_INTERRUPT;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return EDITOR_FAILED;
    if (count == 0) return e->count > 0 ? EDITOR_LINE : EDITOR_END;
    append(e, byte);
    if (byte == '\n') return EDITOR_LINE;
  }
}

int editor_read(editor *e, const char **line, size_t *length) {
  struct sigaction action = {0}, before;
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  interrupted = 0;
  sigaction(SIGINT, &action, &before);
  e->count = 0;
  int result = EDITOR_FAILED;
  if (!e->prompt || write(STDOUT_FILENO, e->prompt, strlen(e->prompt)) >= 0) result = read_line(e);
  sigaction(SIGINT, &before, NULL);
  *line = e->text;
  *length = e->count;
  return result;
}

void editor_remember(editor *e, const char *line) { (void)e, (void)line; }

void editor_replace(editor *e, size_t count, const char *text) { (void)e, (void)count, (void)text; }

void editor_list(editor *e, const char *text) { (void)e, (void)text; }

#endif
