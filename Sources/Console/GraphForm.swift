import Diagnostics
import Knowledge

/// A picture of what stands around a thing.
enum GraphForm: String, CaseIterable {
  case dot, mmd, svg

  /// The source of the picture.
  func source(of graph: Neighbourhood) -> String {
    switch self {
    case .dot: Self.dot(graph)
    case .mmd: Self.mermaid(graph)
    case .svg: GraphPicture(graph).svg
    }
  }

  /// For Graphviz.
  private static func dot(_ graph: Neighbourhood) -> String {
    let quoted = { (text: String) in
      "\"" + safe(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let nodes = graph.names.enumerated().map { "  n\($0) [label=\(quoted($1))\($0 == 0 ? ", penwidth=2" : "")];\n" }
    let edges = graph.edges.map { "  n\($0.from) -> n\($0.to) [label=\(quoted($0.label))];\n" }
    return "digraph {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n\(nodes.joined())\(edges.joined())}\n"
  }

  /// For Mermaid.
  private static func mermaid(_ graph: Neighbourhood) -> String {
    let quoted = { (text: String) in
      "\"" + safe(text).replacing("#", with: "#35;").replacing("\"", with: "#quot;").replacing("<", with: "#lt;") + "\""
    }
    let nodes = graph.names.enumerated().map { "  n\($0)[\(quoted($1))]\n" }
    let edges = graph.edges.map { "  n\($0.from) -->|\(quoted($0.label))| n\($0.to)\n" }
    return "graph LR\n" + nodes.joined() + edges.joined()
  }

  private static func safe(_ text: String) -> String { Display.safe(text, keepingLayout: false) }
}

/// What stands around a thing as a tree of lines: what is said of it, then, behind arrows, what it is said with.
struct GraphTree {
  /// Without a line end.
  let text: String

  private struct Branch {
    var label: String
    var leaves: [(name: String, node: Int)]
  }

  init(_ graph: Neighbourhood) {
    var branches = Self.branches(graph, from: 0)
    let incoming = graph.edges.filter { $0.to == 0 }
    for label in incoming.map(\.label).withoutRepetitions() {
      let leaves = incoming.filter { $0.label == label }.map { (graph.names[$0.from], $0.from) }
      branches.append(Branch(label: "← \(label)", leaves: leaves))
    }
    var lines = [graph.names[0]]
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      lines.append((isLast ? "└─ " : "├─ ") + branch.label)
      let margin = isLast ? "   " : "│  "
      let isKind = ["is", "are"].contains(branch.label)
      for (place, leaf) in branch.leaves.enumerated() {
        let isEnd = place == branch.leaves.count - 1
        lines.append(margin + (isEnd ? "└─ " : "├─ ") + leaf.name)
        if isKind { Self.climb(graph, leaf.node, margin + (isEnd ? "   " : "│  "), [0, leaf.node], &lines) }
      }
    }
    if graph.isCut { lines.append("… and more") }
    text = lines.joined(separator: "\n")
  }

  private static func branches(_ graph: Neighbourhood, from node: Int) -> [Branch] {
    let edges = graph.edges.filter { $0.from == node }
    return edges.map(\.label).withoutRepetitions().map { label in
      Branch(label: label, leaves: edges.filter { $0.label == label }.map { (graph.names[$0.to], $0.to) })
    }
  }

  /// The kinds above a kind.
  private static func climb(
    _ graph: Neighbourhood, _ node: Int, _ margin: String, _ path: Set<Int>, _ lines: inout [String]
  ) {
    let above = graph.edges.filter { $0.from == node && ["is", "are"].contains($0.label) && !path.contains($0.to) }
    for (index, edge) in above.enumerated() {
      let isLast = index == above.count - 1
      lines.append(margin + (isLast ? "└─ " : "├─ ") + graph.names[edge.to])
      climb(graph, edge.to, margin + (isLast ? "   " : "│  "), path.union([edge.to]), &lines)
    }
  }
}
