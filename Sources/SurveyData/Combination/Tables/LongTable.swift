import FileFormats
import Frame

/// A row for every person in every wave, made of columns for each wave. Other columns repeat in all rows of a person.
struct LongTable: CombinedTable {
    let declaration: LongDeclaration
    let base: any CombinedTable
    let position: SourcePosition
    /// The columns that repeat, identifiers first.
    private let repeated: [String]

    /// Checks the names of the step; what is wrong is reported.
    init(_ declaration: LongDeclaration, base: any CombinedTable, position: SourcePosition, log: IssueLog) {
        self.declaration = declaration
        self.base = base
        self.position = position
        let columns = declaration.variables.flatMap { $0.columns.sorted { $0.key < $1.key }.map(\.value) }
        var used: Set<String> = []
        for name in declaration.id + columns {
            if !base.columnNames.contains(name.text) {
                log.add(
                    CombinationError.unknown(name.text, in: "the rows before this step", known: base.columnNames),
                    at: name.position)
            } else if !used.insert(name.text).inserted {
                log.add(CombinationError.usedTwice(name.text), at: name.position)
            }
        }
        let ids = declaration.id.map(\.text)
        let others = base.columnNames.filter { !used.contains($0) }
        repeated = ids + others
        var names = Set(repeated)
        for name in [declaration.wave] + declaration.variables.map(\.name) where !names.insert(name.text).inserted {
            log.add(CombinationError.nameMade(name.text), at: name.position)
        }
    }

    private var waves: [String] { declaration.waves.map(\.text) }

    var columnNames: [String] {
        let ids = repeated.prefix(declaration.id.count)
        return ids + [declaration.wave.text] + repeated.dropFirst(declaration.id.count)
            + declaration.variables.map(\.name.text)
    }

    var estimatedRows: Int { base.estimatedRows * waves.count }
    var sources: [any ColumnSource] { base.sources }

    var metadata: [VariableMetadata] {
        let known = base.metadata
        return known.filter { repeated.contains($0.name) }
            + declaration.variables.compactMap { variable in
                let own = waves.indices.compactMap { place in
                    known.first { $0.name == variable.columns[place]?.text }
                }
                return MergedMetadata(own.map { $0.renamed(variable.name.text) }).variable
            }
    }

    func declaredValues(of name: String) -> [String]? {
        name == declaration.wave.text ? waves : base.declaredValues(of: name)
    }

    func read(_ columns: Set<String>) throws -> CombinedRows {
        // Which rows there are depends on the values of all variables.
        let needed = declaration.variables.flatMap { $0.columns.values.map(\.text) }
        let ids = declaration.id.map(\.text)
        let rows = try base.read(Set(repeated.filter(columns.contains) + needed + ids))
        guard rows.rowCount * waves.count <= Int(Int32.max) else {
            throw CombinationError.tooManyRows(position: position)
        }
        // 1. Every person in every wave, but for those who were not there.
        let kept = kept(rows)
        // 2. Their cells.
        var frame = DataFrame(rowCount: kept.rows.count)
        var evidence: [String: ColumnEvidence] = [:]
        for name in repeated where columns.contains(name) {
            frame.set(rows.column(name).taking(kept.rows, absent: .blank))
            evidence[name] = rows.evidence[name]?.moved { kept.rows.firstIndex(of: Int32($0)) }
        }
        if columns.contains(declaration.wave.text) {
            frame.set(WaveValues(waves).column(declaration.wave.text, places: kept.waves))
        }
        for variable in declaration.variables where columns.contains(variable.name.text) {
            frame.set(try stacked(variable, rows).taking(kept.stackedRows(rows.rowCount), absent: .notAsked))
        }
        // 3. What became of the rows.
        var report = CombinationStepReport(
            kind: .long, files: [], rowsAfter: kept.rows.count, columnsAfter: columnNames.count)
        report.rowsBefore = rows.rowCount
        report.leftOut = rows.rowCount * waves.count - kept.rows.count
        return CombinedRows(
            frame: frame, evidence: evidence, encoding: rows.encoding,
            locator: LongLocator(
                base: rows.locator, kept: kept,
                columns: Dictionary(
                    declaration.variables.map { ($0.name.text, $0.columns.mapValues(\.text)) },
                    uniquingKeysWith: { first, _ in first })),
            notices: rows.notices, reports: rows.reports + [report])
    }

    private func stacked(
        _ variable: (name: PlacedText, columns: [Int: PlacedText]), _ rows: CombinedRows
    ) throws -> Column {
        let name = variable.name.text
        let pieces = waves.indices.map { place -> ColumnStack.Piece in
            variable.columns[place].map { .column(rows.column($0.text)) } ?? .absent(rows.rowCount)
        }
        do throws(ColumnStack.Conflict) {
            let column = try ColumnStack(name: name, pieces: pieces).column()
            // A label of one wave's column is not the variable's.
            return column.renamed(name, label: LocalizedText(name))
        } catch {
            func column(_ place: Int) -> String { variable.columns[place]?.text ?? name }
            switch error {
            case .types(let text, let number):
                let texts = rows.column(column(text))
                let row =
                    rows.evidence[texts.name]?.firstText?.row
                    ?? (0..<texts.count).first { texts.missing[$0] == nil } ?? 0
                throw CombinationError.textAndNumber(
                    position: position, variable: name,
                    text: (rows.locator.position(row: row, column: texts.name), KeyColumn.text(texts, row: row)),
                    number: "'\(column(number))'")
            case .temporal(let one, let other):
                throw CombinationError.otherMeaning(
                    position: position, variable: name, "'\(column(one))'", "'\(column(other))'", code: nil)
            case .levels(let one, let other, let code):
                throw CombinationError.otherMeaning(
                    position: position, variable: name, "'\(column(one))'", "'\(column(other))'", code: code)
            }
        }
    }

    /// Which persons have a row in which waves.
    private func kept(_ rows: CombinedRows) -> LongRows {
        let count = rows.rowCount
        let notAsked = MissingReason.notAsked.rawValue
        // For each wave whether a person has something in it.
        let present = waves.indices.map { place -> [Bool] in
            var present = [Bool](repeating: false, count: count)
            for variable in declaration.variables {
                guard let name = variable.columns[place]?.text else { continue }
                let reasons = rows.column(name).missing.reasons
                if reasons.isEmpty { return [Bool](repeating: true, count: count) }
                for row in 0..<count where reasons[row] == 0 || !(declaration.dropsEmpty || reasons[row] == notAsked) {
                    present[row] = true
                }
            }
            return present
        }
        var kept = LongRows()
        for row in 0..<count {
            for place in waves.indices where present[place][row] {
                kept.rows.append(Int32(row))
                kept.waves.append(Int32(place))
            }
        }
        return kept
    }
}

/// The rows of a long table: the row and the wave each comes from.
private struct LongRows {
    var rows: [Int32] = []
    var waves: [Int32] = []

    /// Their places where the columns of all waves stand one below the other.
    func stackedRows(_ count: Int) -> [Int32] { rows.indices.map { waves[$0] * Int32(count) + rows[$0] } }
}

/// Finds the cells of persons in waves.
private struct LongLocator: CellLocator {
    let base: any CellLocator
    let kept: LongRows
    /// The columns of each variable, by wave.
    let columns: [String: [Int: String]]

    func opened() -> any CellLocator { LongLocator(base: base.opened(), kept: kept, columns: columns) }

    func position(row: Int, column: String) -> SourcePosition {
        let own = columns[column]?[Int(kept.waves[row])]
        return base.position(row: Int(kept.rows[row]), column: own ?? column)
    }
}
