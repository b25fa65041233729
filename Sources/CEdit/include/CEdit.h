#ifndef CEDIT_H
#define CEDIT_H

/* The few system calls that Swift cannot make well: the line editor and the signal handler of a batch.
   Nothing of <histedit.h> leaks out; Swift sees only these opaque, non-variadic functions. */

#include <stdbool.h>
#include <stddef.h>

/* Ctrl-C in a batch. */

/* From now on SIGINT ends the program with status 130, but never inside a line of output: while the program is busy
   writing, it is only remembered (a second one ends it at once). SIGPIPE is ignored, so that a write fails instead. */
void interruption_install(void);

/* SIGINT may end the program from here on, after writing `count` bytes, which are whole lines, to `descriptor`. */
void interruption_allow(int descriptor, const void *bytes, size_t count);

/* SIGINT is only remembered from here on. Says whether one was remembered before. */
bool interruption_forbid(void);

#endif
