import Diagnostics

/// A source as its author introduced it.
public struct SourceIntroduction: Hashable, Sendable {
  /// `lecture`
  public var name: String
  /// `Customer service in healthcare IT`
  public var title: String
  /// `unit 1 of the Professionalism component`, if said.
  public var rest: String?
  /// Where.
  public var range: SourceRange
}

/// Fills in what each sentence cites, and gives the introductions of the cited sources in file order.
///
/// The names of all files are gathered first: what `Source:` lines cite, and what is introduced and begins a bracket.
/// A bracket that begins with such a name replaces the source that holds; any other narrows it. An introduction of a
/// name that nothing cites becomes an ordinary sentence. `known` holds names from earlier readings, in lower case.
public func resolveSources(
  in documents: inout [Document], known: Set<String> = [], into diagnostics: inout DiagnosticSet
) -> [SourceIntroduction] {
  var resolver = SourceResolver(names: known)
  resolver.gather(documents)
  var introductions: [SourceIntroduction] = []
  for index in documents.indices { introductions += resolver.resolve(&documents[index], into: &diagnostics) }
  resolver.reportRepeated(introductions, into: &diagnostics)
  return introductions
}

private struct SourceResolver {
  /// In lower case.
  var names: Set<String>
  private var introduced: Set<String> = []
  /// What brackets were found to name; the same ones recur all over a file.
  private var found: [String: SourceReference?] = [:]

  init(names: Set<String>) {
    self.names = names
    introduced = names
  }

  private static func folded(_ name: some StringProtocol) -> String {
    let flat = flattened(name.lowercased())
    return flat.hasPrefix("the ") ? String(flat.dropFirst(4)) : flat
  }

  /// With single blanks in place of all white space.
  private static func flattened(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where !byte.isBlank || (bytes.last ?? 0x20) != 0x20 {
      bytes.append(byte.isBlank ? 0x20 : byte)
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `lecture, slide 12` cut at its first comma.
  private static func reference(_ text: String) -> SourceReference {
    let flat = flattened(text)
    guard let comma = flat.utf8.firstIndex(of: UInt8(ascii: ",")) else { return SourceReference(key: flat) }
    let locator = flat[flat.index(after: comma)...].drop { $0 == " " }
    return SourceReference(key: String(flat[..<comma]), locator: locator.isEmpty ? nil : String(locator))
  }

  mutating func gather(_ documents: [Document]) {
    for document in documents {
      for sentence in document.sentences {
        if case .sourceIntroduction(let name, _, _) = sentence.kind {
          introduced.insert(Self.folded(document.text.text(name)))
        }
      }
    }
    for document in documents {
      for line in document.sourceLines { names.insert(Self.folded(Self.reference(document.text.text(line)).key)) }
    }
    for document in documents {
      let texts = Set(document.sentences.flatMap(\.brackets).map { document.text.text($0) })
      for text in texts {
        if let found = named(text, among: introduced) { names.insert(Self.folded(found.key)) }
      }
    }
  }

  /// The reference, if the text begins with one of the names: up to its comma, or as its first words.
  private func named(_ text: String, among names: Set<String>) -> SourceReference? {
    let whole = Self.reference(text)
    if names.contains(Self.folded(whole.key)) { return whole }
    let words = whole.key.split(separator: " ")
    for count in stride(from: min(words.count - 1, 8), to: 0, by: -1) {
      let key = words.prefix(count).joined(separator: " ")
      guard names.contains(Self.folded(key)) else { continue }
      let rest = words.dropFirst(count).joined(separator: " ")
      return SourceReference(key: key, locator: whole.locator.map { rest + ", " + $0 } ?? rest)
    }
    return nil
  }

  mutating func resolve(_ document: inout Document, into diagnostics: inout DiagnosticSet) -> [SourceIntroduction] {
    var introductions: [SourceIntroduction] = []
    for line in document.sourceLines
    where !introduced.contains(Self.folded(Self.reference(document.text.text(line)).key)) {
      guard !line.isEmpty, document.text.text(line) != "." else {
        diagnostics.report(
          Diagnostic(
            .badSource, "This source line names no source.", at: SourceRange(source: document.index, bytes: line),
            remedies: ["Source: lecture, slide 1."]))
        continue
      }
      diagnostics.report(
        Diagnostic(
          .unknownSource, "No sentence introduces this source.", at: SourceRange(source: document.index, bytes: line),
          severity: .warning, remedies: ["The \(Self.reference(document.text.text(line)).key) is \"its title\"."]))
    }
    var lines: [Range<Int>: SourceReference] = [:]
    for line in document.sourceLines { lines[line] = named(document.text.text(line), among: names) }
    for index in document.sentences.indices {
      let sentence = document.sentences[index]
      document.sentences[index].source = source(
        of: sentence, line: sentence.sourceLine.flatMap { lines[$0] }, in: document, into: &diagnostics)
      guard case .sourceIntroduction(let name, let title, let rest) = sentence.kind else { continue }
      guard names.contains(Self.folded(document.text.text(name))) else {
        document.sentences[index].kind = .sentence
        continue
      }
      introductions.append(
        SourceIntroduction(
          name: document.text.text(name), title: document.text.text(title), rest: rest.map { document.text.text($0) },
          range: SourceRange(source: document.index, bytes: name)))
    }
    return introductions
  }

  private mutating func source(
    of sentence: Sentence, line: SourceReference?, in document: Document, into diagnostics: inout DiagnosticSet
  ) -> SourceReference? {
    var result = line
    for bracket in sentence.brackets {
      let text = document.text.text(bracket)
      let replacement = found[text] ?? named(text, among: names)
      found[text] = .some(replacement)
      if let replacement {
        result = replacement
      } else if let outer = result {
        let narrower = Self.flattened(text)
        result = SourceReference(key: outer.key, locator: outer.locator.map { $0 + ", " + narrower } ?? narrower)
      } else {
        diagnostics.report(
          Diagnostic(
            .unknownSource, "This names no source, and no source holds here.",
            at: SourceRange(source: document.index, bytes: bracket), severity: .warning,
            remedies: ["Source: lecture, slide 1."]))
      }
    }
    return result
  }

  func reportRepeated(_ introductions: [SourceIntroduction], into diagnostics: inout DiagnosticSet) {
    var first: [String: SourceIntroduction] = [:]
    for introduction in introductions {
      let name = Self.folded(introduction.name)
      guard let earlier = first[name] else {
        first[name] = introduction
        continue
      }
      diagnostics.report(
        Diagnostic(
          .badSource, "The \(introduction.name) is introduced twice.", at: introduction.range,
          reason: "A source is introduced once.", related: [("It is introduced here.", earlier.range)]))
    }
  }
}
