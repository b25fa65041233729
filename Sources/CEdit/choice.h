#ifndef CHOICE_H
#define CHOICE_H

/* Which of the two editors is built: that on libedit, or the plain one where libedit is not installed. The manifest
   says by the same rule what is compiled; CEDIT_PLAIN asks for the plain one all the same. */
#if !defined(CEDIT_PLAIN) && __has_include(<histedit.h>)
#define CEDIT_LIBEDIT 1
#else
#define CEDIT_LIBEDIT 0
#endif

#endif
