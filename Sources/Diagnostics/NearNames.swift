/// The least number of single-character insertions, deletions, replacements and swaps of neighbours that turn one
/// word into the other (optimal string alignment), or nil if it takes more than `limit`.
///
/// Counts Unicode scalars. O(length · limit) time, three short rows of memory.
public func editDistance(_ left: String, _ right: String, limit: Int) -> Int? {
  editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), limit: limit)
}

/// The names nearest to `name`, best first: fewer edits, then closer in length, then by scalar order.
///
/// Case makes no difference to nearness, and a name equal to `name` is not near it. How many edits are near depends on
/// the length of `name`: one up to five letters, two up to eight, three above.
/// - Complexity: O(names · length); a name whose length or letters rule it out costs one look at its bytes.
public func nearest(to name: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
  NameIndex(names).nearest(to: name, limit: limit)
}

/// Names that are looked through again and again for those near to another.
public struct NameIndex: Sendable {
  private let names: [String]
  private let outlines: [Outline]

  /// Looks at every name once.
  public init(_ names: some Sequence<String>) {
    self.names = Array(names)
    outlines = self.names.map(Outline.init)
  }

  /// See ``nearest(to:among:limit:)``.
  /// - Complexity: O(names), and O(length²) for each that its length and letters do not rule out.
  public func nearest(to name: String, limit: Int = 3) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    let outline = Outline(name)
    let threshold = wanted.count <= 5 ? 1 : wanted.count <= 8 ? 2 : 3
    var found: [(name: String, distance: Int, gap: Int)] = []
    for (place, other) in outlines.enumerated() where outline.allows(other, edits: threshold) {
      let candidate = names[place]
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard candidate != name, let distance = editDistance(wanted, letters, limit: threshold), distance < wanted.count
      else { continue }
      found.append((candidate, distance, abs(letters.count - wanted.count)))
    }
    found.sort { ($0.distance, $0.gap, $0.name) < ($1.distance, $1.gap, $1.name) }
    var result: [String] = []
    for entry in found where result.count < limit && entry.name != result.last { result.append(entry.name) }
    return result
  }
}

/// What rules most names out: how long a name is and which letters it has.
private struct Outline: Sendable {
  private var scalars = 0
  /// A bit for each ASCII letter that occurs, whatever its case.
  private var letters: UInt32 = 0

  init(_ name: String) {
    for byte in name.utf8 {
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if (0x61...0x7A).contains(byte | 0x20) { letters |= 1 << UInt32(byte & 0x1F) }
    }
  }

  /// Could so few edits lead from one to the other? An edit takes away one letter at most, and brings one.
  func allows(_ other: Outline, edits: Int) -> Bool {
    abs(scalars - other.scalars) <= edits && (letters ^ other.letters).nonzeroBitCount <= 2 * edits
  }
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  let far = limit + 1
  // Rows of the table of distances between prefixes; only the band of width `limit` around the diagonal is filled in.
  var beforeLast = [Int](repeating: far, count: right.count + 1)
  var last = (0...right.count).map { min($0, far) }
  for row in 1...left.count {
    var current = [Int](repeating: far, count: right.count + 1)
    current[0] = min(row, far)
    var best = current[0]
    let low = max(1, row - limit)
    let high = min(right.count, row + limit)
    for column in stride(from: low, through: high, by: 1) {
      let same = left[row - 1] == right[column - 1]
      var value = min(last[column - 1] + (same ? 0 : 1), last[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        value = min(value, beforeLast[column - 2] + 1)
      }
      current[column] = min(value, far)
      best = min(best, current[column])
    }
    if best > limit { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
