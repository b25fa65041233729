import Foundation
import Knowledge
import Testing

@testable import Console

@Suite struct GraphTests {
  private static let knowledge = """
    A cat *chases* mice. A cat *likes* milk. A kitten is a cat. A cat is a pet. A pet is an animal. A dog does not chase
    a cat. Ann *owns* a cat.
    """

  private func said(_ line: String, in folder: TemporaryFolder? = nil) throws -> Outcome {
    let knowledge = try folder ?? TemporaryFolder(["a.md": Self.knowledge])
    return preceptor(["ask", "-k", knowledge.path + "/a.md", line])
  }

  @Test(arguments: ["a cat", "cats", "Cat"]) func `a tree of what surrounds a thing`(name: String) throws {
    #expect(
      try said(":graph \(name)").output == """
        a cat
        ├─ is
        │  └─ a pet
        │     └─ an animal
        ├─ chases
        │  └─ mice
        ├─ likes
        │  └─ milk
        ├─ ← is
        │  └─ a kitten
        ├─ ← does not chase
        │  └─ a dog
        └─ ← owns
           └─ Ann

        """)
  }

  @Test func `an unknown thing, and a kind of file that is not drawn`() throws {
    #expect(try said(":graph unicorn").error.contains("I do not know \"unicorn\"."))
    #expect(try said(":graph cat cat.png").error.contains(".svg, .dot or .mmd"))
    #expect(try said(":graph cat /no/such/cat.svg").error.contains("/no/such/cat.svg: No such file or directory"))
  }

  @Test func `pictures hold every name and every line`() throws {
    let folder = try TemporaryFolder(["a.md": Self.knowledge + "\nA cat likes \"<b> & #1\".\n"])
    for form in GraphForm.allCases {
      let file = "\(folder.path)/cat.\(form.rawValue)"
      #expect(try said(":graph a cat \(file)", in: folder).output == "Drawn in \(file).\n")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      for word in ["a pet", "an animal", "mice", "a kitten", "Ann", "chases", "does not chase"] {
        #expect(text.contains(word), "\(word) in \(form)")
      }
      if form == .svg {
        let parser = XMLCheck()
        #expect(parser.isWellFormed(text))
        #expect(parser.texts.contains("\"<b> & #1\""))
      }
    }
  }
}

/// Reads as much of XML as a picture has.
private final class XMLCheck {
  private(set) var texts: [String] = []

  /// Every element has its end, every sign its meaning; the text between tags is kept.
  func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let content = rest[..<start]
      if content.matches(of: /&(?!(amp|lt|gt|quot);)/).count > 0 { return false }
      let plain = content.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      if !plain.isEmpty { texts.append(String(plain)) }
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag.prefix { $0 != " " && $0 != "\n" })
      }
    }
    return open.isEmpty
  }
}
