#ifndef EDITOR_H
#define EDITOR_H

/* What the parts of the editor share. */

#include "CEdit.h"
#include "text.h"
#include "libedit.h"

struct editor {
  EditLine *line;
  HistoryW *history;
  bool smart;

  wchar_t prompt[256];
  int prompt_width;

  editor_complete complete;
  editor_hint hint;
  void *context;
  bool listed; /* candidates were printed */

  /* Characters read ahead: what was pasted, or an escape sequence that was no paste. */
  wchar_t *queue;
  size_t queue_count, queue_next, queue_room;
  bool pasted; /* the queue is a paste, to be put into the line by its key */

  /* What is drawn dimly after the cursor, and the line that it goes on from. */
  wchar_t *hint_text, *hint_line;
  bool hint_drawn;

  /* The last text handed out. */
  char *text;
  size_t text_room;
};

/* The editor that a libedit callback belongs to. */
editor *editor_of(EditLine *);

/* libedit's reader: one character, 1; the end, 0; an error or a signal, -1. */
int editor_get_character(EditLine *, wchar_t *);

/* Signals reach the program only while it waits for a key; these open and close the time of reading a line. */
void editor_signals_begin(void);
/* The signal that ended the line, or 0; it has to be dealt with, for it was held back. */
int editor_signals_end(void);

/* The key that stands for what was pasted, Ctrl-_, and its function. */
enum { EDITOR_PASTE_KEY = 31 };
unsigned char editor_paste_key(EditLine *, wint_t);

/* Puts the terminal into the modes in which keys are read one by one. */
void editor_take_terminal(editor *);

/* Asks the terminal to mark what is pasted, or to stop it. */
void editor_mark_pastes(editor *, bool on);

/* Draws and removes the hint, and the two editor functions: complete, and accept the hint or move right. */
void editor_hint_draw(editor *);
void editor_hint_erase(editor *);
unsigned char editor_complete_key(EditLine *, wint_t);
unsigned char editor_accept_key(EditLine *, wint_t);

/* The characters as UTF-8 in `text` of the editor; the number of bytes. */
size_t editor_narrow(editor *, const wchar_t *, size_t);

#endif
