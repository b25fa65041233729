import Foundation
import Testing

@testable import English
@testable import Knowledge

/// Dates against the calendar of the system, and questions about them against dates compared as text.
@Suite struct DateTests {
  private static let calendar = Calendar(identifier: .iso8601)

  private struct Day {
    var year: Int
    var month: Int
    var day: Int
    var iso: String { String(format: "%04d-%02d-%02d", year, month, day) }

    init(_ random: inout RepeatableGenerator, years: ClosedRange<Int>) {
      year = .random(in: years, using: &random)
      month = .random(in: 1...12, using: &random)
      day = .random(in: 1...28, using: &random)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `days are counted as the calendar counts them`(seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    var calendar = Self.calendar
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let start = try #require(calendar.date(from: DateComponents(year: 2000, month: 1, day: 1)))
    let first = try #require(Dates.days(2000, 1, 1))
    for _ in 0..<500 {
      let day = Day(&random, years: 1600...2999)
      let date = try #require(
        calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)))
      let days = try #require(Dates.days(day.year, day.month, day.day))
      #expect(days - first == calendar.dateComponents([.day], from: start, to: date).day, "seed \(seed): \(day.iso)")
      let name = Dates.months[day.month - 1]
      let spelled = "\(day.day) \(name.prefix(1).uppercased() + name.dropFirst()) \(day.year)"
      #expect(Dates.spelled(Double(days)) == spelled, "seed \(seed): \(day.iso)")
    }
  }

  @Test func `the calendar has no other days`() {
    #expect(Dates.days(2023, 2, 29) == nil)
    #expect(Dates.days(1900, 2, 29) == nil)
    #expect(Dates.days(2000, 2, 29) != nil)
    #expect(Dates.days(2021, 4, 31) == nil)
    #expect(Dates.days(2021, 13, 1) == nil)
    #expect(Dates.days(2021, 0, 1) == nil)
    #expect(Dates.days(1, 1, 1) == 0)
  }

  @Test(arguments: [UInt64(11), 12]) func `who joined when is answered as the dates compare`(seed: UInt64) {
    var random = RepeatableGenerator(seed: seed)
    let people = (0..<20).map { ("P\($0)x", Day(&random, years: 2018...2023)) }
    let table = "name,day\n" + people.map { "\($0.0),\($0.1.iso)" }.joined(separator: "\n") + "\n"
    let text = """
      Every row of people.csv says: The person {name} *joined* the team *on* {day}. The person {name} has a start date of {day}.
      Late compares persons by start date. Early is the opposite of late.
      """
    let base = KnowledgeBase(
      reading: [KnowledgeFile(path: "page.md", bytes: Array(text.utf8))], table: { _ in Array(table.utf8) })
    #expect(!base.hasErrors)
    func ask(_ question: String, _ holds: (String) -> Bool) {
      var session = Session(base)
      let given = session.reply(to: question).answers.map(\.text).sorted()
      let wanted = people.filter { holds($0.1.iso) }.map(\.0).sorted()
      #expect(given == wanted, "seed \(seed): \(question)")
    }
    for _ in 0..<6 {
      let (one, other) = (Day(&random, years: 2018...2023), Day(&random, years: 2018...2023))
      let (first, last) = (min(one.iso, other.iso), max(one.iso, other.iso))
      ask("who joined the team before \(one.iso)?") { $0 < one.iso }
      ask("who joined after \(one.iso)?") { $0 > one.iso }
      ask("who joined since \(one.iso)?") { $0 >= one.iso }
      ask("who joined in \(one.year)?") { $0.hasPrefix("\(one.year)-") }
      ask("who joined before \(one.year)?") { $0 < "\(one.year)" }
      ask("who joined between \(first) and \(last)?") { $0 >= first && $0 <= last }
      ask("who has a start date before \(one.iso)?") { $0 < one.iso }
      ask("which persons have a start date in \(one.year)?") { $0.hasPrefix("\(one.year)-") }
    }
    let earliest = people.map(\.1.iso).min()
    ask("which person is the earliest?") { $0 == earliest }
  }
}
