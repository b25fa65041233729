#define _GNU_SOURCE
#include "CEdit.h"
#include "terminal.h"

#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
enum { CRASHES = sizeof crashes / sizeof *crashes };

static struct sigaction actions_before[CRASHES];
static struct termios modes;
static bool modes_known;
static bool ends_marking;

static void on_crash(int number) {
  static const char unmark[] = "\033[?2004l\r\n";
  if (modes_known) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  if (ends_marking && write(STDOUT_FILENO, unmark, sizeof unmark - 1) < 0) modes_known = false;
  /* Whatever was to happen, happens: the signal comes again when this handler returns. */
  for (int i = 0; i < CRASHES; i++) {
    if (crashes[i] == number) sigaction(number, &actions_before[i], NULL);
  }
  raise(number);
}

void terminal_guard(bool marks_pastes) {
  modes_known = tcgetattr(STDIN_FILENO, &modes) == 0;
  ends_marking = marks_pastes;
  struct sigaction action = {0};
  action.sa_handler = on_crash;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &actions_before[i]);
}

void terminal_release(void) {
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &actions_before[i], NULL);
}

void terminal_size(int *rows, int *columns) {
  struct winsize size;
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  *rows = known ? size.ws_row : 24;
  *columns = known ? size.ws_col : 80;
}
