import Diagnostics
import Knowledge

/// What stands around a thing as a picture in columns: what points at the thing on its left, the thing, what it points at
/// on its right, and kinds of kinds further right.
struct GraphPicture {
  /// A whole SVG document.
  let svg: String

  private struct Box {
    var x = 0
    var y = 0
    var width: Int
    var right: Int { x + width }
    var middle: Int { y + height / 2 }
  }

  private static let height = 28
  private static let gap = 12
  /// Room between two columns, for the words on the lines.
  private static let alley = 190
  /// The width of a letter, about.
  private static let letter = 8

  init(_ graph: Neighbourhood) {
    var boxes = graph.names.map { Box(width: Display.width(of: $0) * Self.letter + 20) }
    let columns = Self.columns(graph)
    let tallest = (columns.values.map(\.count).max() ?? 1) * (Self.height + Self.gap)
    var x = 10
    for column in columns.keys.sorted() {
      let nodes = columns[column] ?? []
      var y = 10 + (tallest - nodes.count * (Self.height + Self.gap)) / 2
      for node in nodes {
        (boxes[node].x, boxes[node].y) = (x, y)
        y += Self.height + Self.gap
      }
      x += (nodes.map { boxes[$0].width }.max() ?? 0) + Self.alley
    }
    let body =
      graph.edges.map { Self.line($0, boxes) }
      + graph.names.indices.map { Self.box(graph.names[$0], boxes[$0], $0 == 0) }
    svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(x - Self.alley + 10)" height="\(tallest + 20)" \
      font-family="sans-serif" font-size="14">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
      <path d="M0,0 L8,4 L0,8 z" fill="#555"/></marker></defs>
      \(body.joined(separator: "\n"))
      </svg>

      """
  }

  /// Which things stand in which column: 0 is the middle.
  private static func columns(_ graph: Neighbourhood) -> [Int: [Int]] {
    var column: [Int: Int] = [0: 0]
    for edge in graph.edges where edge.from == 0 && column[edge.to] == nil { column[edge.to] = 1 }
    for edge in graph.edges where edge.to == 0 && column[edge.from] == nil { column[edge.from] = -1 }
    // Kinds of kinds, as far up as there are.
    for _ in graph.edges {
      for edge in graph.edges where column[edge.to] == nil { column[edge.to] = column[edge.from].map { $0 + 1 } }
    }
    var result: [Int: [Int]] = [:]
    for node in graph.names.indices { result[column[node] ?? 1, default: []].append(node) }
    return result
  }

  private static func box(_ name: String, _ box: Box, _ isMiddle: Bool) -> String {
    """
    <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(height)" rx="6" \
    fill="\(isMiddle ? "#dbeafe" : "#fff")" stroke="#555"/>\
    <text x="\(box.x + box.width / 2)" y="\(box.y + 19)" text-anchor="middle">\(escaped(name))</text>
    """
  }

  /// A line from one box to another, with its words at its beginning, where lines from one box are still apart.
  private static func line(_ edge: Neighbourhood.Edge, _ boxes: [Box]) -> String {
    let (from, to) = (boxes[edge.from], boxes[edge.to])
    let (start, end) = from.x <= to.x ? (from.right, to.x) : (from.x, to.right)
    return """
      <line x1="\(start)" y1="\(from.middle)" x2="\(end)" y2="\(to.middle)" stroke="#555" marker-end="url(#tip)"/>\
      <text x="\((start + 2 * end) / 3)" y="\((from.middle + 2 * to.middle) / 3 - 4)" text-anchor="middle" \
      font-size="11" fill="#333">\(escaped(edge.label))</text>
      """
  }

  private static func escaped(_ text: String) -> String {
    Display.safe(text, keepingLayout: false).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}

extension ColonCommand {
  /// `:graph X [FILE]`
  static func graph(_ conversation: Conversation, _ argument: String) -> Response {
    let words = argument.split(separator: " ")
    let file = words.count > 1 ? words.last.map(String.init) : nil
    let ending = file.flatMap { name in name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } }
    let form = ending.flatMap { GraphForm(rawValue: $0.lowercased()) }
    if form == nil, let ending, ["png", "jpg", "jpeg", "gif", "pdf", "txt", "html"].contains(ending.lowercased()) {
      return .problem("A picture is a file that ends in .svg, .dot or .mmd.")
    }
    let name = form == nil ? argument : words.dropLast().joined(separator: " ")
    guard let graph = conversation.session.neighbourhood(of: name) else {
      return .problem("I do not know \"\(name)\".")
    }
    guard let form, let file else { return .text(GraphTree(graph).text) }
    do {
      try FileSystem.write(Array(form.source(of: graph).utf8), to: file)
      return .text("Drawn in \(file).")
    } catch {
      return .problem("\(error)")
    }
  }
}
