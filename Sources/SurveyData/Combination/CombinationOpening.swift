import FileFormats
import Frame

/// Opens the files of a combination and checks every name of its steps against their headers.
struct CombinationOpening {
    let combination: Combination
    /// How files are written that say nothing of it themselves.
    let notation: FileNotation
    /// The combinations that this one is a part of.
    let outer: [Combination]
    private let log = IssueLog()

    init(_ combination: Combination, notation: FileNotation, outer: [Combination]) {
        self.combination = combination
        self.notation = notation
        self.outer = outer
    }

    /// The table that the last step gives.
    ///
    /// - Throws: ``ConfigurationIssues`` with everything wrong, or ``CombinationError/containsItself(_:position:)``.
    func table() throws -> any CombinedTable {
        var table: (any CombinedTable)?
        for step in combination.steps {
            guard let next = try open(step, after: table) else { break }
            table = next
            // Names of later steps mean nothing where those of this one are wrong.
            try log.throwIfAny()
        }
        try log.throwIfAny()
        guard let table else {
            throw ConfigurationIssues([
                ConfigurationIssue(
                    position: SourcePosition(file: combination.path, line: 1), message: "'combine' has no steps.")
            ])
        }
        return table
    }

    private func open(_ step: CombinationStep, after table: (any CombinedTable)?) throws -> (any CombinedTable)? {
        switch step.kind {
        case .file(let file): return try open(file)
        case .append(let append):
            let parts = try append.files.map { try open($0.file) }
            guard parts.allSatisfy({ $0 != nil }) else { return nil }
            return AppendedTable(append, parts: parts.compactMap { $0 }, position: step.position, log: log)
        case .join(let join):
            guard let table, let right = try open(join.file) else { return nil }
            return JoinedTable(join, left: table, right: right, position: step.position, log: log)
        case .wide(let wide):
            return table.map { WideTable(wide, base: $0, position: step.position, log: log) }
        case .long(let long):
            return table.map { LongTable(long, base: $0, position: step.position, log: log) }
        }
    }

    /// A file with its columns; `nil` when it cannot be opened, which is reported.
    private func open(_ file: FileDeclaration) throws -> FileTable? {
        do {
            let path = file.path.text
            let own = file.notation.completed(by: notation)
            let source =
                Combination.isDeclared(by: path)
                ? try CombinedSource(path: path, notation: own, within: outer + [combination], at: file.path.position)
                : try own.open(path)
            return FileTable(file, source: source, log: log)
        } catch let error as FileFormatError {
            log.add("\(error)", at: file.path.position)
            return nil
        }
    }
}
