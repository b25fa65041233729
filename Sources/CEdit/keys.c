#define _GNU_SOURCE
#include "editor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Reading keys. Signals are held back except inside ppoll, so that none is missed and none hits libedit. */

enum { BYTE = 1, END = 0, FAILED = -1, NOTHING = -2 };
enum { ESCAPE = 27, PATIENCE_MS = 25 };

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};
enum { WATCHED = sizeof watched / sizeof *watched };

static volatile sig_atomic_t ending;  /* SIGINT, SIGTERM or SIGHUP: drop the line */
static volatile sig_atomic_t redraw;  /* SIGWINCH or SIGCONT: draw the line again */
static volatile sig_atomic_t resumed; /* SIGCONT: the terminal's modes are gone */
static struct sigaction actions_before[WATCHED];
static sigset_t mask_before;

static void on_signal(int number) {
  if (number == SIGWINCH || number == SIGCONT) {
    redraw = 1;
    if (number == SIGCONT) resumed = 1;
  } else {
    ending = number;
  }
}

void editor_signals_begin(void) {
  struct sigaction action = {0};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  sigset_t held;
  sigemptyset(&held);
  for (int i = 0; i < WATCHED; i++) sigaddset(&held, watched[i]);
  ending = redraw = resumed = 0;
  pthread_sigmask(SIG_BLOCK, &held, &mask_before);
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &action, &actions_before[i]);
}

int editor_signals_end(void) {
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &actions_before[i], NULL);
  pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  return ending;
}

/* Brings the terminal and the screen back after a resize or a stop. */
static void refresh(editor *e) {
  editor_hint_erase(e);
  if (resumed) {
    /* Entering the editing modes does nothing while libedit believes to be in them, so leave them first. */
    el_wset(e->line, EL_PREP_TERM, 0);
    el_wset(e->line, EL_PREP_TERM, 1);
  }
  redraw = resumed = 0;
  if (write(STDOUT_FILENO, "\r\033[J", 4) < 0) return;
  el_resize(e->line);
  el_wset(e->line, EL_REFRESH);
}

/* One byte within `patience` milliseconds; for ever if negative. */
static int get_byte(editor *e, unsigned char *byte, int patience) {
  sigset_t open;
  pthread_sigmask(SIG_SETMASK, NULL, &open);
  for (int i = 0; i < WATCHED; i++) sigdelset(&open, watched[i]);
  struct timespec time = {0, patience * 1000000L};
  for (;;) {
    if (ending) {
      editor_hint_erase(e);
      errno = EINTR;
      return FAILED;
    }
    if (redraw) refresh(e);
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = ppoll(&input, 1, patience < 0 ? NULL : &time, &open);
    if (ready == 0) return NOTHING;
    if (ready < 0) {
      if (errno == EINTR) continue;
      return FAILED;
    }
    ssize_t count = read(STDIN_FILENO, byte, 1);
    if (count == 1) {
      editor_hint_erase(e);
      return BYTE;
    }
    if (count == 0) return END;
    if (errno != EINTR && errno != EAGAIN) return FAILED;
  }
}

/* One character; what is no UTF-8 becomes U+FFFD. */
static int get_scalar(editor *e, wchar_t *scalar, int patience) {
  unsigned char byte;
  int result = get_byte(e, &byte, patience);
  if (result != BYTE) return result;
  int more = byte < 0x80 ? 0 : (byte & 0xE0) == 0xC0 ? 1 : (byte & 0xF0) == 0xE0 ? 2 : (byte & 0xF8) == 0xF0 ? 3 : -1;
  unsigned value = more > 0 ? byte & (0x3Fu >> more) : byte;
  *scalar = 0xFFFD;
  if (more < 0) return BYTE;
  while (more-- > 0) {
    result = get_byte(e, &byte, 100);
    if (result == NOTHING) return BYTE;
    if (result != BYTE) return result;
    if ((byte & 0xC0) != 0x80) return BYTE;
    value = value << 6 | (byte & 0x3Fu);
  }
  if (value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF)) *scalar = (wchar_t)value;
  return BYTE;
}

static void enqueue(editor *e, wchar_t scalar) {
  if (e->queue_count == e->queue_room) {
    e->queue_room = e->queue_room ? e->queue_room * 2 : 64;
    e->queue = realloc(e->queue, e->queue_room * sizeof *e->queue);
    if (!e->queue) abort();
  }
  e->queue[e->queue_count++] = scalar;
}

/* Reads up to the end of a paste into the queue, as characters that libedit inserts as they are. */
static int get_paste(editor *e) {
  static const wchar_t end[] = L"\033[201~";
  enum { END_LENGTH = 6 };
  e->queue_count = e->queue_next = 0;
  wchar_t scalar;
  int result;
  while ((result = get_scalar(e, &scalar, -1)) == BYTE) {
    enqueue(e, scalar == L'\r' ? L'\n' : scalar);
    size_t count = e->queue_count;
    if (count >= END_LENGTH && wmemcmp(e->queue + count - END_LENGTH, end, END_LENGTH) == 0) {
      e->queue_count -= END_LENGTH;
      break;
    }
  }
  while (e->queue_count && e->queue[e->queue_count - 1] == L'\n') e->queue_count--;
  for (size_t i = 0; i < e->queue_count; i++) {
    wchar_t c = e->queue[i];
    e->queue[i] = c == L'\n' ? EDITOR_PASTED_NEWLINE : c < 32 || (c >= 127 && c < 160) ? L' ' : c;
  }
  return result;
}

int editor_get_character(EditLine *line, wchar_t *scalar) {
  static const char paste_begin[] = "[200~";
  editor *e = editor_of(line);
  for (;;) {
    if (e->queue_next < e->queue_count) {
      *scalar = e->queue[e->queue_next++];
      return 1;
    }
    e->queue_count = e->queue_next = 0;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (e->smart && poll(&input, 1, 0) == 0) editor_hint_draw(e);
    int result = get_scalar(e, scalar, -1);
    if (result != BYTE || *scalar != ESCAPE || !e->smart) return result;

    /* The keys after an escape follow at once if they belong to it. */
    bool is_paste = true;
    for (int i = 0; is_paste && paste_begin[i]; i++) {
      wchar_t next;
      result = get_scalar(e, &next, PATIENCE_MS);
      if (result == NOTHING) return 1;
      if (result != BYTE) return result;
      enqueue(e, next);
      is_paste = next == paste_begin[i];
    }
    if (!is_paste) return 1;
    result = get_paste(e);
    if (result != BYTE) return result;
  }
}
