#define _GNU_SOURCE
#include "choice.h"
#if CEDIT_LIBEDIT

#include "editor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* Reading keys. Signals are held back except inside ppoll, so that none is missed and none hits libedit. */

enum { BYTE = 1, END = 0, FAILED = -1, NOTHING = -2 };
enum { ESCAPE = 27, PATIENCE_MS = 25 };

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP};
enum { WATCHED = sizeof watched / sizeof *watched };

static volatile sig_atomic_t ending;  /* SIGINT, SIGTERM or SIGHUP: drop the line */
static volatile sig_atomic_t redraw;  /* SIGWINCH or SIGCONT: draw the line again */
static volatile sig_atomic_t resumed; /* SIGCONT: the terminal's modes are gone */
static volatile sig_atomic_t stopped; /* SIGTSTP: give the terminal back, then stop */
static struct sigaction actions_before[WATCHED];
static sigset_t mask_before;

static void on_signal(int number) {
  if (number == SIGWINCH || number == SIGCONT) {
    redraw = 1;
    if (number == SIGCONT) resumed = 1;
  } else if (number == SIGTSTP) {
    stopped = 1;
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
  ending = redraw = resumed = stopped = 0;
  pthread_sigmask(SIG_BLOCK, &held, &mask_before);
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &action, &actions_before[i]);
}

int editor_signals_end(void) {
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &actions_before[i], NULL);
  pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  return ending;
}

/* A key that means a signal throws away what was typed before it, perhaps after we were told that there is something to
   read. So reading must not wait: with signals held back it would wait for ever. */
void editor_take_terminal(editor *e) {
  el_wset(e->line, EL_PREP_TERM, 1);
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_cc[VMIN] = 0;
  modes.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* Brings the terminal and the screen back after a resize or a stop. */
static void refresh(editor *e) {
  editor_hint_erase(e);
  if (resumed) {
    /* Entering the editing modes does nothing while libedit believes to be in them, so leave them first. */
    el_wset(e->line, EL_PREP_TERM, 0);
    editor_take_terminal(e);
  }
  redraw = resumed = 0;
  const LineInfoW *info = el_wline(e->line);
  int rows, columns;
  terminal_size(&rows, &columns);
  int above = (e->prompt_width + text_width(info->buffer, info->cursor)) / columns;
  char moves[64];
  int size = above ? snprintf(moves, sizeof moves, "\033[%dA\r\033[J", above) : snprintf(moves, sizeof moves, "\r\033[J");
  if (e->smart && write(STDOUT_FILENO, moves, (size_t)size) < 0) return;
  el_resize(e->line);
  el_wset(e->line, EL_REFRESH);
}

/* Stops as if nobody had caught the signal, with the terminal as it was before the line; goes on when continued. */
static void stop(editor *e) {
  editor_hint_erase(e);
  editor_mark_pastes(e, false);
  el_wset(e->line, EL_PREP_TERM, 0);
  struct sigaction usual = {.sa_handler = SIG_DFL}, ours;
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGTSTP);
  sigaction(SIGTSTP, &usual, &ours);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  pthread_sigmask(SIG_BLOCK, &only, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  stopped = 0;
  editor_mark_pastes(e, true);
  redraw = resumed = 1;
}

/* Puts the cursor behind the line, so that what is printed next does not write over it. */
static void leave_line(editor *e) {
  const LineInfoW *info = el_wline(e->line);
  if (!e->smart || info->cursor == info->lastchar) return;
  int rows, columns;
  terminal_size(&rows, &columns);
  int from = e->prompt_width + text_width(info->buffer, info->cursor);
  int to = from + text_width(info->cursor, info->lastchar);
  char moves[64];
  int size = snprintf(moves, sizeof moves, "\r\033[%dC", to % columns);
  if (to / columns > from / columns) {
    size = snprintf(moves, sizeof moves, "\033[%dB\r\033[%dC", to / columns - from / columns, to % columns);
  }
  if (write(STDOUT_FILENO, moves, (size_t)size) < 0) return;
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
      leave_line(e);
      errno = EINTR;
      return FAILED;
    }
    if (stopped) stop(e);
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
    if (count == 0 && input.revents & (POLLHUP | POLLERR)) return END;
    if (count == 0) continue;
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

unsigned char editor_paste_key(EditLine *line, wint_t key) {
  (void)key;
  editor *e = editor_of(line);
  if (!e->pasted) return CC_NORM;
  e->pasted = false;
  e->queue_count = 0;
  el_winsertstr(line, e->queue);
  return CC_REFRESH;
}

/* Reads up to the end of a paste into the queue, as characters that can stand in a line. */
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
  enqueue(e, 0);
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
    /* The key that stands for it puts it into the line, at once however long it is. */
    e->pasted = true;
    e->queue_next = e->queue_count;
    *scalar = EDITOR_PASTE_KEY;
    return 1;
  }
}

#endif
