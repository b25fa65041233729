#ifndef TERMINAL_H
#define TERMINAL_H

/* The terminal while a line is read. */

/* Remembers the modes that standard input has now. Until `terminal_release` a crash, or a signal that means one, puts
   them back before the program dies of it; with `marks_pastes` it also ends the marking of what is pasted. */
void terminal_guard(bool marks_pastes);
void terminal_release(void);

#endif
