#include "CEdit.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* What the handler reads. `allowed` is set after the rest and cleared before it, with fences between. */
static const char *volatile waiting_bytes;
static volatile size_t waiting_count;
static const char *volatile last_bytes;
static volatile size_t last_count;
static volatile sig_atomic_t waiting_descriptor = -1;
static volatile sig_atomic_t allowed = 0;
static volatile sig_atomic_t remembered = 0;
static volatile sig_atomic_t survives = 0;

static void write_out(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(waiting_descriptor, bytes, count);
    if (written < 0 && errno != EINTR) break;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
}

static void on_interrupt(int number) {
  (void)number;
  if (survives || (!allowed && !remembered)) {
    remembered = 1;
    return;
  }
  if (allowed) {
    write_out(waiting_bytes, waiting_count);
    write_out(last_bytes, last_count);
  }
  _exit(130);
}

void interruption_install(void) {
  struct sigaction action = {0};
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, NULL);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, NULL);
  /* Whoever started us may have held it back. */
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &interrupt, NULL);
}

void interruption_allow(int descriptor, const void *bytes, size_t count) {
  waiting_descriptor = descriptor;
  waiting_bytes = bytes;
  waiting_count = count;
  atomic_signal_fence(memory_order_seq_cst);
  allowed = 1;
  if (remembered) on_interrupt(SIGINT);
}

void interruption_forbid(void) {
  allowed = 0;
  atomic_signal_fence(memory_order_seq_cst);
}

void interruption_conclude(const void *bytes, size_t count) {
  last_count = 0;
  last_bytes = bytes;
  atomic_signal_fence(memory_order_seq_cst);
  last_count = count;
}

bool interruption_pending(void) { return remembered; }

void interruption_survive(void) { survives = 1; }

bool interruption_take(void) {
  bool result = remembered;
  remembered = 0;
  return result;
}
