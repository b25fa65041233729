#ifndef CEDIT_H
#define CEDIT_H

/* The few system calls that Swift cannot make well: the line editor, the handling of Ctrl-C, the heap.
   Nothing of <histedit.h> leaks out; Swift sees only these opaque, non-variadic functions. */

#include <stdbool.h>
#include <stddef.h>

/* Memory. */

/* The heap grows by a MiB at a time, where the C library lets it be said: the first answer needs about so much, and
   asking for it in a dozen pieces takes a twentieth of the start. */
void memory_prepare(void);

/* Ctrl-C. */

/* From now on SIGINT ends the program with status 130, but never inside a line of output: while the program is busy
   writing, it is only remembered (a second one ends it at once). SIGPIPE is ignored, so that a write fails instead. */
void interruption_install(void);

/* From now on SIGINT never ends the program; it is only remembered. */
void interruption_survive(void);

/* SIGINT may end the program from here on, after writing `count` bytes, which are whole lines, to `descriptor`. */
void interruption_allow(int descriptor, const void *bytes, size_t count);

/* SIGINT is only remembered from here on. */
void interruption_forbid(void);

/* From now on whoever interrupts a batch finds these bytes after the whole lines; they must stay valid. */
void interruption_conclude(const void *bytes, size_t count);

/* Was there a SIGINT since the last `interruption_take`? May be asked on any thread. */
bool interruption_pending(void);

/* Was there a SIGINT since the last call? */
bool interruption_take(void);

/* The line editor: on libedit, or a plain one where that is not installed. All text is UTF-8, whatever the locale. */


typedef struct editor editor;

/* How reading a line ended. */
enum { EDITOR_LINE, EDITOR_END, EDITOR_INTERRUPT, EDITOR_FAILED };

/* A pasted line end stands in the line as this character. */
enum { EDITOR_PASTED_NEWLINE = 0x21B5 };

/* Tab was pressed with `cursor` bytes of `line` before the cursor. True if the line was changed or words were listed. */
typedef bool (*editor_complete)(void *context, editor *, const char *line, size_t cursor);

/* What could follow `line`, to be shown dimly after it, or NULL. It must stay valid until the next call. */
typedef const char *(*editor_hint)(void *context, const char *line);

/* An editor on the process's terminal, or NULL. `smart` terminals show hints and mark what is pasted. */
editor *editor_open(bool smart, editor_complete, editor_hint, void *context);
void editor_close(editor *);

/* The text before the line, without the blank that ends it; `style` is a control sequence for it, or NULL. */
void editor_set_prompt(editor *, const char *text, const char *style);

/* Reads a line. The text is valid until the next call and includes the line end. */
int editor_read(editor *, const char **line, size_t *length);

/* Makes a line the newest that the arrow keys bring back. */
void editor_remember(editor *, const char *line);

/* For the completer only: replaces the `count` bytes before the cursor; prints candidates above a fresh prompt. */
void editor_replace(editor *, size_t count, const char *text);
void editor_list(editor *, const char *text);

/* Rows and columns of the terminal on standard output. */
void terminal_size(int *rows, int *columns);

#endif
