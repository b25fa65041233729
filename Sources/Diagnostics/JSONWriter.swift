/// Writes JSON text (RFC 8259) piece by piece, in the order of the calls, without blanks where none are needed.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.member("id", 1)
///   $0.member("offers", ["…"])
/// }
/// ```
public struct JSONWriter {
  /// The text so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Is something before us in the innermost object or array?
  private var needsComma = false

  /// An empty text.
  public init() {}

  /// Starts over, keeping the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// An object with the members that `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { bracket("{", "}", body) }

  /// An array with one element for each of `elements`.
  public mutating func array<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
    bracket("[", "]") { writer in
      for element in elements { body(&writer, element) }
    }
  }

  /// A member's name; its value is written next.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A string.
  public mutating func string(_ text: String) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { buffer in
      // Stretches that stand for themselves are copied whole.
      var start = 0
      var index = 0
      while index < buffer.count {
        if Self.isPlain(buffer[index]) {
          index += 1
          continue
        }
        let (scalar, length) = Self.scalar(in: buffer, at: index)
        if Self.needsEscape(scalar) {
          bytes.append(contentsOf: buffer[start..<index])
          escape(scalar)
          start = index + length
        }
        index += length
      }
      bytes.append(contentsOf: buffer[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The scalar that begins at an offset of valid UTF-8, and its length.
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
    let lead = bytes[index]
    guard lead >= 0x80 else { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// A whole number.
  public mutating func integer(_ value: Int) { raw("\(value)") }

  /// A number; whole values are written without a fraction. Infinities and "not a number" become null.
  public mutating func number(_ value: Double) {
    if !value.isFinite {
      raw("null")
    } else if value == value.rounded(), abs(value) < 9e15 {
      raw("\(Int64(value))")
    } else {
      raw("\(value)")
    }
  }

  /// A member that is a string; nothing at all if it is nil.
  public mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  /// A member that is a whole number; nothing at all if it is nil.
  public mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    integer(value)
  }

  /// A member that is true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  /// A member that is an array of strings; nothing at all if there are none.
  public mutating func member(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    key(name)
    array(texts) { $0.string($1) }
  }

  private mutating func bracket(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    comma()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    comma()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Is it a character that stands for itself? Most strings have no others.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\\" || Display.isUnsafe(scalar)
  }

  /// Besides what the standard asks for, everything that could steer a terminal is escaped.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    default:
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    }
  }
}
