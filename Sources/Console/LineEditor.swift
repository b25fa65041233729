import CEdit
import Diagnostics

/// A line from the terminal, or why there is none.
enum TypedLine: Equatable {
  case line(String)
  case end, interrupted, failed
}

/// The line editor on the process's terminal.
final class LineEditor {
  /// What can stand at the end of a text; at most so many words.
  typealias Complete = (_ before: String, _ limit: Int) -> Completion

  private let complete: Complete
  private var handle: OpaquePointer?
  private var hintText: [CChar] = []
  /// Show dimly how the line may go on.
  var showsHints: Bool

  /// - Parameters:
  ///   - smart: the terminal can show hints.
  ///   - complete: what can stand at the end of this text.
  /// - Returns: nil if the terminal cannot be used.
  init?(smart: Bool, complete: @escaping Complete) {
    self.complete = complete
    showsHints = smart
    // C keeps a plain pointer to this object, which outlives the editor.
    let context = Unmanaged.passUnretained(self).toOpaque()
    handle = editor_open(
      smart,
      { context, editor, line, cursor in
        guard let context, let editor, let line else { return false }
        let bytes = UnsafeRawBufferPointer(start: line, count: cursor)
        let before = String(decoding: bytes, as: UTF8.self)
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().completeKey(editor, before)
      },
      { context, line in
        guard let context, let line else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().hint(after: String(cString: line))
      },
      context)
    guard handle != nil else { return nil }
  }

  deinit {
    if let handle { editor_close(handle) }
  }

  /// Sets the text before each line, in a style given as a control sequence.
  func setPrompt(_ text: String, style: String?) {
    editor_set_prompt(handle, text, style)
  }

  /// Makes a line the newest that the arrow keys bring back.
  func remember(_ line: String) { editor_remember(handle, line) }

  /// Reads a line; without its line end. A pasted text may have several lines.
  func read() -> TypedLine {
    var line: UnsafePointer<CChar>?
    var length = 0
    switch editor_read(handle, &line, &length) {
    case Int32(EDITOR_LINE):
      let bytes = UnsafeRawBufferPointer(start: line, count: length)
      let text = String(decoding: bytes, as: UTF8.self)
      return .line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    case Int32(EDITOR_END): return .end
    case Int32(EDITOR_INTERRUPT): return .interrupted
    default: return .failed
    }
  }

  /// Tab: the only candidate, else what all have in common, else a list of them.
  private func completeKey(_ editor: OpaquePointer, _ before: String) -> Bool {
    let completion = complete(before, 40)
    guard let first = completion.candidates.first else { return false }
    let begun = completion.begun
    if completion.candidates.count == 1 {
      editor_replace(editor, begun.utf8.count, first.word + first.ending)
      return true
    }
    let words = completion.candidates.map(\.word)
    let common = words.dropFirst().reduce(Substring(first.word)) { $0.commonPrefix(with: $1) }
    if common.count > begun.count {
      editor_replace(editor, begun.utf8.count, String(common))
    } else {
      editor_list(editor, columns(words, within: terminalSize().columns))
    }
    return true
  }

  /// How the line goes on with the likeliest word, once something of it is typed.
  private func hint(after line: String) -> UnsafePointer<CChar>? {
    guard showsHints else { return nil }
    let completion = complete(line, line.hasPrefix(":") ? 40 : 1)
    // A command is hinted at only when no other is meant.
    guard !line.isEmpty, let likeliest = completion.candidates.first,
      !line.hasPrefix(":") || completion.candidates.count == 1 && !completion.begun.isEmpty,
      likeliest.word.count >= completion.begun.count
    else { return nil }
    let text = String(likeliest.word.dropFirst(completion.begun.count)) + likeliest.rest
    hintText = Array(text.utf8CString)
    // The array is kept until the next call, and nobody else changes it.
    return hintText.withUnsafeBufferPointer { $0.baseAddress }
  }
}

/// The rows and columns of the terminal on standard output.
func terminalSize() -> (rows: Int, columns: Int) {
  var rows: Int32 = 0
  var columns: Int32 = 0
  terminal_size(&rows, &columns)
  return (Int(rows), Int(columns))
}

/// The words in as many columns as there is room for, read row by row.
func columns(_ words: [String], within width: Int) -> String {
  let cell = (words.map { Display.width(of: $0) }.max() ?? 0) + 2
  let count = max(1, width / cell)
  return stride(from: 0, to: words.count, by: count).map { start in
    let row = words[start..<min(start + count, words.count)]
    return row.dropLast().map { $0 + String(repeating: " ", count: cell - Display.width(of: $0)) }.joined()
      + (row.last ?? "")
  }.joined(separator: "\n")
}

extension Substring {
  /// The characters with which both begin, whatever their case.
  fileprivate func commonPrefix(with other: String) -> Substring {
    prefix(zip(self, other).prefix { $0 == $1 || $0.lowercased() == $1.lowercased() }.count)
  }
}
