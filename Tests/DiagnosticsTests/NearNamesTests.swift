import Diagnostics
import Testing

@Suite struct NearNamesTests {
  @Test(arguments: [
    ("cat", "cat", 0), ("cat", "cart", 1), ("cat", "at", 1), ("cat", "cut", 1), ("cat", "act", 1),
    ("physician", "phisician", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("naïve", "naive", 1),
    ("abcd", "badc", 2),
  ])
  func `edit distance`(left: String, right: String, distance: Int) {
    #expect(editDistance(left, right, limit: 3) == distance)
    #expect(editDistance(right, left, limit: 3) == distance)
    if distance > 0 { #expect(editDistance(left, right, limit: distance - 1) == nil) }
  }

  @Test func `the band agrees with the whole table`() {
    var state: UInt64 = 7
    func random(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    func word() -> String { String((0..<random(9)).map { _ in ["a", "b", "c"][random(3)] }.joined()) }
    for round in 0..<500 {
      let (left, right) = (word(), word())
      let whole = Self.distance(Array(left), Array(right))
      for limit in 0...4 {
        let expected = whole <= limit ? whole : nil
        #expect(editDistance(left, right, limit: limit) == expected, "round \(round): \(left) \(right) \(limit)")
      }
    }
  }

  @Test func `nearest come in a fixed order and are few`() {
    let names = ["smoother", "mother", "smother", "brother", "other", "smoothie", "smoother"]
    #expect(nearest(to: "smothr", among: names) == ["smother", "mother", "smoother"])
    #expect(nearest(to: "smothr", among: names.reversed()) == ["smother", "mother", "smoother"])
    #expect(nearest(to: "smothr", among: names, limit: 1) == ["smother"])
  }

  @Test func `case makes no difference, and short words need a close match`() {
    #expect(nearest(to: "NURES", among: ["nurse", "nurses"]) == ["nurse", "nurses"])
    #expect(nearest(to: "it", among: ["is", "on", "at", "item"]) == ["at", "is"])
    #expect(nearest(to: "x", among: ["y", "z"]).isEmpty)
    #expect(nearest(to: "nurse", among: ["nurse"]).isEmpty)
  }

  /// The plain algorithm, over the whole table.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = (0...left.count).map { row in (0...right.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
    for row in stride(from: 1, through: left.count, by: 1) {
      for column in stride(from: 1, through: right.count, by: 1) {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var value = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          value = min(value, table[row - 2][column - 2] + 1)
        }
        table[row][column] = value
      }
    }
    return table[left.count][right.count]
  }
}
