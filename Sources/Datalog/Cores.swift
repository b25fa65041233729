#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A second thread for a while, where there is a second core.
enum Cores {
  /// How many threads can run at once.
  static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Runs `body` on this thread and on another one, and waits for both; on this one alone where no other can be had.
  static func both(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let isRunning =
        pthread_create(&thread, nil, { Cores.run($0.unsafelyUnwrapped) }, work.toOpaque()) == 0
    #else
      var thread: pthread_t?
      let isRunning = pthread_create(&thread, nil, { Cores.run($0) }, work.toOpaque()) == 0
    #endif
    if !isRunning { work.release() }
    body()
    #if canImport(Glibc)
      if isRunning { pthread_join(thread, nil) }
    #else
      if let thread, isRunning { pthread_join(thread, nil) }
    #endif
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

/// A lock with a signal to those that wait for something to change behind it.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  /// Gives the lock up until something has changed.
  func wait() { pthread_cond_wait(condition, mutex) }
  /// Says that something has changed.
  func signal() { pthread_cond_broadcast(condition) }
}
