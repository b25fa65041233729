import Foundation
import Testing

@testable import Console

/// Nothing that knowledge or questions contain reaches a terminal as anything but text.
@Suite struct SafetyTests {
  /// What could steer a terminal, turn text around, or break a line in two.
  private static let hostile: [String] =
    (0..<0x20).filter { $0 != 0x0A && $0 != 0x09 }.map { String(UnicodeScalar(UInt8($0))) }
    + ["\u{7F}", "\u{85}", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{1B}P+q\u{1B}\\"]
    + ["\u{200E}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}"]

  /// The unsafe scalars in what was printed.
  private func trouble(in text: String, allowing allowed: String = "\n\t") -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        !allowed.unicodeScalars.contains(scalar)
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  /// The text with hostile bits at a few places.
  private func spoilt(_ text: String, _ random: inout Random) -> String {
    var characters = Array(text).map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let bit = Self.hostile.randomElement(using: &random) ?? ""
      characters.insert(bit, at: Int.random(in: 0...characters.count, using: &random))
    }
    return characters.joined()
  }

  private static let sentences = [
    "# Animals", "The guide is \"Keeping cats\".", "Source: guide, page 4.", "A cat *chases* mice.",
    "A kitten is a cat.", "Tom is a kitten.", "A cat likes \"warm milk\".", "X fears Y if Y chases X.",
    "**Cat**: a pet.",
  ]
  private static let questions = [
    "what does a cat chase?", "why?", "what is a cat?", "tell me about Tom", "what does a cat like?", ":graph cat",
    "A dog chases \"old shoes\".", ":facts", ":show reading", ":help xyzzy", ":xyzzy", ":load nothing", ":set xyzzy",
    "xyzzy", "where does it say that?", ":check", ":undo",
  ]

  @Test(arguments: 0..<24) func `hostile knowledge and questions are only text`(seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let knowledge = Self.sentences.map { Bool.random(using: &random) ? spoilt($0, &random) : $0 }
    let folder = try TemporaryFolder(["a.md": knowledge.joined(separator: "\n\n") + "\n"])
    let questions = Self.questions.map { Bool.random(using: &random) ? spoilt($0, &random) : $0 }
    let input = questions.joined(separator: "\n")
    for format in OutputFormat.allCases {
      let outcome = preceptor(
        [
          "ask", "-k", folder.path, "--keep-going", "--explain", "--echo", "--color", "never", "--format",
          format.rawValue,
        ],
        input: input)
      #expect(trouble(in: outcome.output) == [], "seed \(seed), \(format)")
      #expect(trouble(in: outcome.error) == [], "seed \(seed), \(format), errors")
    }
    for command in [["check"], ["show", "facts"], ["show", "counts"], ["show", "tokens", spoilt("a cat", &random)]] {
      let outcome = preceptor(command + ["-k", folder.path])
      #expect(trouble(in: outcome.output + outcome.error) == [], "seed \(seed), \(command)")
    }
    let topic = preceptor(["help", spoilt("asking", &random)])
    #expect(trouble(in: topic.output + topic.error) == [], "seed \(seed), help")
  }

  @Test func `a hostile name of a file is only text`() throws {
    let folder = try TemporaryFolder(["a\u{1B}[2J\u{7}.md": "A cat frobnicates.\n"])
    let check = preceptor(["check", folder.path])
    #expect(trouble(in: check.output + check.error) == [])
    let missing = preceptor(["ask", "-k", "\u{1B}[2J", "--file", "\u{7}", "who?"])
    #expect(missing.status == .usage && trouble(in: missing.output + missing.error) == [])
    for wrong in [["--\u{1B}[2J"], ["\u{1B}[2J"], ["show", "\u{7}"], ["explain", "\u{7}"], ["--format", "\u{7}"]] {
      let outcome = preceptor(wrong)
      #expect(outcome.status == .usage && trouble(in: outcome.output + outcome.error) == [], "\(wrong)")
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: 0..<4) func `at the prompt too`(seed: Int) throws {
    var random = Random(state: UInt64(1000 + seed))
    // Control characters are keys at the prompt, so only the knowledge is hostile here, and what is pasted.
    let knowledge = Self.sentences.map { spoilt($0, &random) } + ["A bird *sings* \"a\u{9B}31m \u{7} song\"."]
    let session = try PromptSession(
      ["--color", "never"], knowledge: knowledge.joined(separator: "\n\n") + "\n", environment: ["TERM": "dumb"])
    for line in [":check", ":facts", "what does a bird sing?", ":graph bird", "what is a cat?", "xyzzy"] {
      session.terminal.type(line + "\r")
      try session.ready()
    }
    try session.leave()
    let shown = String(decoding: session.terminal.everything, as: UTF8.self)
    // A dumb terminal's editor rings for nothing, and moves by backspace and carriage return alone.
    #expect(trouble(in: shown, allowing: "\n\t\r\u{8}") == [], "seed \(seed)")
  }
}
