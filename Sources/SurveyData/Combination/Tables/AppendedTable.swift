import FileFormats
import Frame

/// The rows of several files, one below the other, in the order of the files.
struct AppendedTable: CombinedTable {
    let declaration: AppendDeclaration
    let parts: [FileTable]
    let columnNames: [String]
    let position: SourcePosition

    /// Checks the names of the step; what is wrong is reported.
    init(_ declaration: AppendDeclaration, parts: [FileTable], position: SourcePosition, log: IssueLog) {
        self.declaration = declaration
        self.parts = parts
        self.position = position
        var names: [String] = []
        var seen: Set<String> = []
        for name in parts.flatMap(\.columnNames) where seen.insert(name).inserted { names.append(name) }
        for text in declaration.texts where !seen.contains(text.text) {
            log.add(CombinationError.unknown(text.text, in: "the files", known: names), at: text.position)
        }
        if let wave = declaration.wave {
            if let part = parts.first(where: { $0.columnNames.contains(wave.text) }) {
                log.add(CombinationError.waveThere(wave.text, in: part.path), at: wave.position)
            }
            names.insert(wave.text, at: 0)
        }
        columnNames = names
    }

    var estimatedRows: Int { parts.reduce(0) { $0 + $1.estimatedRows } }
    var sources: [any ColumnSource] { parts.flatMap(\.sources) }

    var metadata: [VariableMetadata] { merged.compactMap(\.variable) }

    /// What the files say of each variable, the first to say something first.
    private var merged: [MergedMetadata] {
        let all = Dictionary(grouping: parts.flatMap(\.metadata), by: \.name)
        return columnNames.compactMap { all[$0].map { MergedMetadata($0) } }
    }

    func declaredValues(of name: String) -> [String]? {
        name == declaration.wave?.text ? declaration.files.map(\.wave.text) : nil
    }

    func read(_ columns: Set<String>) throws -> CombinedRows {
        let read = try parts.map { try $0.read(columns) }
        var starts = [0]
        for part in read { starts.append(starts.last! + part.rowCount) }
        guard starts.last! <= Int(Int32.max) else { throw CombinationError.tooManyRows(position: position) }
        let locator = StackedLocator(starts: starts, parts: read.map(\.locator))
        var frame = DataFrame(rowCount: starts.last!)
        var evidence: [String: ColumnEvidence] = [:]
        for name in columnNames where columns.contains(name) {
            if name == declaration.wave?.text {
                frame.set(WaveValues(declaration.files.map(\.wave.text)).column(name, counts: read.map(\.rowCount)))
                continue
            }
            frame.set(try stacked(name, read, locator))
            evidence[name] = self.evidence(of: name, read, starts)
        }
        let report = CombinationStepReport(
            kind: .append, files: parts.map(\.path), rowsAfter: frame.rowCount, columnsAfter: columnNames.count)
        return CombinedRows(
            frame: frame, evidence: evidence, encoding: read[0].encoding, locator: locator,
            notices: read.flatMap(\.notices) + metadataNotices(columns), reports: [report])
    }

    /// Labels and missing values that differ between the files.
    private func metadataNotices(_ columns: Set<String>) -> [String] {
        merged.flatMap { merged -> [String] in
            guard let name = merged.variable?.name, columns.contains(name) else { return [] }
            return CombinationError.differences(position, name, merged)
        }
    }

    private func stacked(_ name: String, _ read: [CombinedRows], _ locator: StackedLocator) throws -> Column {
        let asTexts = declaration.texts.contains { $0.text == name }
        let pieces = try zip(parts, read).map { part, rows throws -> ColumnStack.Piece in
            guard let column = rows.frame[name] else { return .absent(rows.rowCount) }
            guard asTexts, column.isNumber else { return .column(column) }
            if rows.evidence[name]?.hasLeadingZeros == true {
                throw CombinationError.zerosLost(position: position, variable: name, path: part.path)
            }
            return .column(column.asTexts)
        }
        do throws(ColumnStack.Conflict) {
            return try ColumnStack(name: name, pieces: pieces).column()
        } catch {
            throw conflict(error, name, read, locator)
        }
    }

    private func conflict(
        _ conflict: ColumnStack.Conflict, _ name: String, _ read: [CombinedRows], _ locator: StackedLocator
    ) -> CombinationError {
        switch conflict {
        case .types(let text, let number):
            let column = read[text].column(name)
            // The cell that is no number tells more than the first one.
            let row =
                read[text].evidence[name]?.firstText?.row ?? (0..<column.count).first { column.missing[$0] == nil }
            return .textAndNumber(
                position: position, variable: name,
                text: (
                    read[text].locator.position(row: row ?? 0, column: name), KeyColumn.text(column, row: row ?? 0)
                ), number: parts[number].path)
        case .temporal(let one, let other):
            return .otherMeaning(position: position, variable: name, parts[one].path, parts[other].path, code: nil)
        case .levels(let one, let other, let code):
            return .otherMeaning(position: position, variable: name, parts[one].path, parts[other].path, code: code)
        }
    }

    private func evidence(of name: String, _ read: [CombinedRows], _ starts: [Int]) -> ColumnEvidence? {
        var all: ColumnEvidence?
        for (place, part) in read.enumerated() {
            guard let own = part.evidence[name]?.moved({ starts[place] + $0 }) else { continue }
            all = all?.followed(by: own) ?? own
        }
        return all
    }
}

extension Column {
    /// Numbers as the texts that write them.
    fileprivate var asTexts: Column {
        let found = categories
        let texts = Column(
            name: name, label: label, unit: unit, values: .text(found.codes, found.levels.map(\.code)), missing: missing
        )
        return texts.taking((0..<Int32(count)).map { $0 }, absent: .blank)
    }
}

/// Finds the cells of rows that stand one part below the other.
private struct StackedLocator: CellLocator {
    /// Where each part begins, and the end.
    let starts: [Int]
    let parts: [any CellLocator]

    func opened() -> any CellLocator { StackedLocator(starts: starts, parts: parts.map { $0.opened() }) }

    func position(row: Int, column: String) -> SourcePosition {
        let part = (starts.dropLast().lastIndex { $0 <= row } ?? 0)
        return parts[part].position(row: row - starts[part], column: column)
    }
}
