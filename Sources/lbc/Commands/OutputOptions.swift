import ArgumentParser
import Reporting

/// The options that say what is written, and where.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("terminal, markdown, html, csv or json.", valueName: "format"))
    var format: String?

    @Option(
        name: [.long, .customShort("o")],
        help: ArgumentHelp("Write to a file instead of the terminal.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        try StudyOptions.check(format, "--format", DocumentFormats.all.map(\.name))
        if let problem = extensionProblem { throw ValidationError(problem) }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, but is \(threads).") }
    }

    /// What is wrong with the name of the file, where only that says what is written.
    private var extensionProblem: String? {
        guard format == nil, let name = out?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
            dot != name.startIndex
        else { return nil }
        let known = DocumentFormats.all.map(\.fileExtension)
        guard !known.contains(String(name[name.index(after: dot)...])) else { return nil }
        return
            "--out is '\(out ?? "")', whose extension must be one of \(known.map { ".\($0)" }.joined(separator: ", ")); "
            + "or say with --format what is written."
    }

    /// The format asked for, or that of the file's extension, or the terminal's.
    private var chosen: any DocumentFormat {
        if let format, let known = DocumentFormats.named(format) { return known }
        if let out, let known = DocumentFormats.all.first(where: { out.hasSuffix(".\($0.fileExtension)") }) {
            return known
        }
        return TerminalFormat()
    }

    /// Whether people read it in a terminal, where prose is not shown.
    var isForTerminal: Bool { chosen is TerminalFormat }

    /// Writes a document where it was asked for.
    func write(_ document: Document, style: HouseStyle) throws {
        let format = chosen
        let isTerminal = format is TerminalFormat
        let suited: any DocumentFormat =
            isTerminal && out == nil
            ? TerminalFormat(width: Terminal.width, usesColor: Terminal.usesColor) : format
        let text = suited.render(document, style: style)
        if let out {
            try OutputWriter.write(text, to: out)
        } else {
            try OutputWriter.print(text)
        }
    }
}
