#include "CEdit.h"

#include <stdlib.h> /* says whose library it is */

#ifdef __GLIBC__
#include <malloc.h>

void memory_prepare(void) { mallopt(M_TOP_PAD, 1 << 20); }
#else
void memory_prepare(void) {}
#endif
