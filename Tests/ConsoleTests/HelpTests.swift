import Foundation
import Testing

@testable import Console

/// Help, the manual, completion scripts, the version and the file of settings.
@Suite struct HelpTests {
  @Test func `the overview names everything and fits a screen`() {
    let help = preceptor(["--help"])
    #expect(help.status == .success && help.error.isEmpty)
    #expect(help.lines.count <= 24 && help.lines.allSatisfy { $0.count < 80 })
    for name in Preceptor.commandNames { #expect(help.output.contains("\n  \(name) ")) }
    for name in GlobalOptions.names.keys { #expect(help.output.contains("--" + name), "\(name)") }
    #expect(preceptor(["-h"]).output == help.output && preceptor(["help"]).output == help.output)
    #expect(preceptor(["ask", "--help"]).output.contains("--file"))
    #expect(preceptor(["help", "ask"]).output == preceptor(["ask", "--help"]).output)
  }

  @Test(arguments: HelpTopic.names) func `there is help on every topic`(name: String) {
    let help = preceptor(["help", name])
    #expect(help.status == .success && help.output.count > 20 && help.error.isEmpty)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `an unknown topic is an error with a near one`() {
    let help = preceptor(["help", "aksing"])
    #expect(help.status == .usage && help.output.isEmpty)
    #expect(help.error == "preceptor: There is no help on \"aksing\". Did you mean asking?\n")
  }

  @Test func `no two topics have one name`() {
    #expect(Set(HelpTopic.names).count == HelpTopic.names.count)
  }

  @Test func `the version tells the commit and the knowledge`() {
    let version = preceptor(["--version"]).output
    #expect(
      version.wholeMatch(of: /preceptor [0-9.]+ \(commit ([0-9a-f]{7}|unknown), built-in knowledge [0-9a-f]{8}\)\n/)
        != nil, "\(version)")
  }

  @Test func `pages are set for a terminal`() {
    let page = ReferencePage("# One\nText *x*.\n- an item\n\n```\nA cat *chases* mice.\n\n# no heading\n```\n## Two\n")
    #expect(page.title == "One")
    #expect(page.text == "ONE\nText *x*.\n  • an item\n\n    A cat *chases* mice.\n\n    # no heading\nTWO")
  }

  // MARK: Settings

  private func configured(_ text: String, _ arguments: [String], _ more: [String: String] = [:]) throws -> Outcome {
    let folder = try TemporaryFolder([
      "preceptor/config": text, "k/a.md": "A cat *chases* mice.\n", "l/a.md": "A dog *chases* cats.\n",
    ])
    let environment = ["XDG_CONFIG_HOME": folder.path, "HOME": folder.path].merging(more) { $1 }
    return preceptor(arguments, environment: environment)
  }

  @Test func `options for every run come before what is typed`() throws {
    let config = "# mine\n\nformat = tsv\nknowledge ~/k\nquiet\ntiming off\n"
    let question = "does a cat chase mice?"
    #expect(try configured(config, ["ask", question]).output == "1\tyes\tyes\n")
    #expect(try configured(config, ["ask", "--format", "csv", question]).output == "1,yes,yes\n")
    #expect(try configured(config, ["--format=csv", "ask", question]).output.hasPrefix("1"))
    let cats = "what do dogs chase?"
    #expect(try configured(config, ["ask", cats]).status == .unanswered)
    let folder = try TemporaryFolder(["a.md": "A dog *chases* cats.\n"])
    #expect(try configured(config, ["ask", "-k", folder.path, cats]).output.hasPrefix("1\tanswered\t"))
    #expect(
      try configured(config, ["ask", cats], ["PRECEPTOR_KNOWLEDGE": folder.path]).output.hasPrefix("1\tanswered\t"))
  }

  @Test(arguments: [
    ("format = tsv\nformta csv\n", ":2: there is no option formta. Did you mean format?"),
    ("time-limit\n", ":1: time-limit needs a value"), ("quiet perhaps\n", ":1: quiet is on or off"),
    ("format = xml\n", "xml"),
  ])
  func `a wrong setting is an error with its place`(text: String, expected: String) throws {
    let outcome = try configured(text, ["ask", "who?"])
    #expect(outcome.status == .usage && outcome.output.isEmpty && outcome.error.contains(expected))
  }

  // MARK: Installation

  @Test func `it is installed with its manual and completions`() throws {
    let folder = try TemporaryFolder()
    let installer = "\(TranscriptTests.root)/Sources/install.sh"
    let (install, _) = try shell("sh '\(installer)' '\(folder.path)' '\(try builtProgram())'")
    #expect(install == 0)
    let expected = [
      "bin/preceptor", "share/bash-completion/completions/preceptor", "share/fish/vendor_completions.d/preceptor.fish",
      "share/man/man1/preceptor.1", "share/zsh/site-functions/_preceptor",
    ]
    #expect(try FileSystem.files(below: folder.path) == expected)
    for path in expected.dropFirst() {
      let text = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
      for name in GlobalOptions.names.keys {
        #expect(text.replacing("\\-", with: "-").contains(path.hasSuffix("fish") ? name : "--" + name), "\(path)")
      }
    }
    let manual = try String(contentsOfFile: folder.path + "/share/man/man1/preceptor.1", encoding: .utf8)
    let commands = manual.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
    #expect(commands.allSatisfy { $0.wholeMatch(of: /\.(TH|SH|SS|B|I|TP|nf|fi)( .*)?/) != nil })
    let script = "source '\(folder.path)/share/bash-completion/completions/preceptor'"
    let complete = "COMP_WORDS=(preceptor ex); COMP_CWORD=1; COMP_LINE='preceptor ex'; COMP_POINT=12"
    let (status, words) = try shell("bash -c \"\(script); \(complete); _preceptor; echo \\${COMPREPLY[*]}\"")
    #expect(status == 0 && words.contains("explain"))
  }

  private func shell(_ command: String) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
