import CEdit

/// What is offered while a line is typed.
struct Completion {
  /// The words that can stand where the cursor is, whole.
  var candidates: [String] = []
  /// How many bytes before the cursor they replace.
  var replaced = 0
  /// The text to add after a word that is the only one.
  var ending = " "
}

/// A line from the terminal, or why there is none.
enum TypedLine: Equatable {
  case line(String)
  case end, interrupted, failed
}

/// The line editor on the process's terminal.
final class LineEditor {
  private let complete: (_ before: String) -> Completion
  private var handle: OpaquePointer?
  private var hintText: [CChar] = []

  /// - Parameters:
  ///   - smart: the terminal can show hints.
  ///   - complete: what can stand at the end of this text.
  /// - Returns: nil if the terminal cannot be used.
  init?(smart: Bool, complete: @escaping (_ before: String) -> Completion) {
    self.complete = complete
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
    let completion = complete(before)
    guard let first = completion.candidates.first else { return false }
    if completion.candidates.count == 1 {
      editor_replace(editor, completion.replaced, first + completion.ending)
      return true
    }
    let common = completion.candidates.dropFirst().reduce(Substring(first)) { $0.commonPrefix(with: $1) }
    if common.utf8.count > completion.replaced {
      editor_replace(editor, completion.replaced, String(common))
    } else {
      editor_list(editor, completion.candidates.joined(separator: "  "))
    }
    return true
  }

  /// The rest of the only candidate, once something of it is typed.
  private func hint(after line: String) -> UnsafePointer<CChar>? {
    let completion = complete(line)
    guard completion.candidates.count == 1, completion.replaced > 0, let only = completion.candidates.first,
      only.utf8.count > completion.replaced
    else { return nil }
    let typed = line.utf8.suffix(completion.replaced)
    guard only.utf8.starts(with: typed) else { return nil }
    hintText = Array(String(decoding: only.utf8.dropFirst(completion.replaced), as: UTF8.self).utf8CString)
    // The array is kept until the next call, and nobody else changes it.
    return hintText.withUnsafeBufferPointer { $0.baseAddress }
  }
}

extension Substring {
  /// The characters with which both begin.
  fileprivate func commonPrefix(with other: String) -> Substring {
    prefix(zip(self, other).prefix { $0 == $1 }.count)
  }
}
