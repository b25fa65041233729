/// Rows that wait to be added to a relation together.
final class RowBatch {
  static let most = 64
  private var values: UnsafeMutablePointer<Int32>
  private var width = 0
  private var count = 0
  private var rows: UnsafeMutablePointer<RowStore>?

  init() { values = .allocate(capacity: 1) }

  deinit { values.deallocate() }

  var isFull: Bool { count == RowBatch.most }

  /// Where to write the values of the next row, which goes to `target`, as all rows since the last `add` do.
  @inline(__always) func place(in target: UnsafeMutablePointer<RowStore>) -> UnsafeMutablePointer<Int32> {
    if rows != target { begin(target) }
    count &+= 1
    return values + (count &- 1) &* width
  }

  @inline(never) private func begin(_ target: UnsafeMutablePointer<RowStore>) {
    precondition(count == 0, "rows of two relations at once")
    rows = target
    width = target.pointee.arity
    values.deallocate()
    values = .allocate(capacity: max(RowBatch.most * width, 1))
  }

  /// Shows the values of what waits to `visit` instead of adding them. Answers what that does.
  func show(_ visit: (UnsafeBufferPointer<Int32>) -> Bool) -> Bool {
    let values = UnsafeBufferPointer(start: values, count: count * width)
    count = 0
    return values.isEmpty || visit(values)
  }

  /// Adds what waits. Answers how many rows were new.
  func add(source: Int32) -> Int {
    guard let rows, count > 0 else { return 0 }
    let added = rows.pointee.insert(count, values, source: source)
    count = 0
    return added
  }
}
