import Diagnostics
import Knowledge

/// A question with its reply, and all that the formats print about it.
struct Answered {
  /// Counts the replies of the run, from 1.
  var id: Int
  /// As it was asked, without blanks around it.
  var question: String
  var reply: Reply
  /// The texts that the reply's diagnostics point into.
  var sources: SourceMap
  /// Where the question stood: line of its file, part of the line.
  var line: Int
  var part: Int
  /// How long it took, where that is wanted.
  var microseconds: Int?
}

/// A line of a batch, cut into the parts that are asked in turn.
struct QuestionLine {
  /// One question, with the scalars of the line before it.
  struct Part: Equatable {
    var text: String
    var indent: Int
  }

  let parts: [Part]

  /// The parts between ` ;; `; those that are blank are passed over.
  init(_ line: String) {
    var parts: [Part] = []
    var start = line.startIndex
    func add(upTo end: String.Index) {
      let piece = line[start..<end]
      let text = trimmed(piece)
      guard !text.isEmpty else { return }
      let lead = piece.prefix { $0.isWhitespace }
      let indent = line[..<start].unicodeScalars.count + lead.unicodeScalars.count
      parts.append(Part(text: text, indent: indent))
    }
    let bytes = line.utf8
    var index = bytes.startIndex
    let separator = Array(" ;; ".utf8)
    while index < bytes.endIndex {
      if bytes[index] == 0x20, bytes[index...].starts(with: separator) {
        add(upTo: index)
        index = bytes.index(index, offsetBy: separator.count)
        start = index
      } else {
        index = bytes.index(after: index)
      }
    }
    add(upTo: line.endIndex)
    self.parts = parts
  }
}
