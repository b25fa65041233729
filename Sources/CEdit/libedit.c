#define _GNU_SOURCE
#include "choice.h"
#if CEDIT_LIBEDIT

#define LIBEDIT_LOADS
#include "libedit.h"

#include <dlfcn.h>
#include <stddef.h>

struct libedit libedit;

bool libedit_load(void) {
  static bool loaded;
  if (loaded) return true;
  const char *names[] = {"libedit.so.2", "libedit.so.0", "libedit.so", "libedit.dylib"};
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW);
  if (!library) return false;
#define LIBEDIT_FIND(name) \
  if (!(libedit.name = (__typeof__(name) *)dlsym(library, #name))) return false;
  LIBEDIT_FUNCTIONS(LIBEDIT_FIND)
  return loaded = true;
}
#endif
