#ifndef LIBEDIT_H
#define LIBEDIT_H

/* libedit, loaded when the prompt opens: what answers and leaves has no use for it and the libraries it brings, and
   would wait for them a twentieth of its time. */

#include <histedit.h>
#include <stdbool.h>

#define LIBEDIT_FUNCTIONS(F) \
  F(el_cursor) F(el_deletestr) F(el_end) F(el_get) F(el_init) F(el_resize) F(el_source) F(el_wget) F(el_wgets) \
  F(el_winsertstr) F(el_wline) F(el_wset) F(history_w) F(history_wend) F(history_winit)

#define LIBEDIT_MEMBER(name) __typeof__(name) *name;
struct libedit {
  LIBEDIT_FUNCTIONS(LIBEDIT_MEMBER)
};
#undef LIBEDIT_MEMBER

/* The functions, once they are loaded. */
extern struct libedit libedit;

/* Loads the library, once; false if it is not there. */
bool libedit_load(void);

#ifndef LIBEDIT_LOADS
#define el_cursor libedit.el_cursor
#define el_deletestr libedit.el_deletestr
#define el_end libedit.el_end
#define el_get libedit.el_get
#define el_init libedit.el_init
#define el_resize libedit.el_resize
#define el_source libedit.el_source
#define el_wget libedit.el_wget
#define el_wgets libedit.el_wgets
#define el_winsertstr libedit.el_winsertstr
#define el_wline libedit.el_wline
#define el_wset libedit.el_wset
#define history_w libedit.history_w
#define history_wend libedit.history_wend
#define history_winit libedit.history_winit
#endif

#endif
