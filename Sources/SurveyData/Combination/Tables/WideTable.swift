import FileFormats
import Frame

/// A row for every person, with a column for every variable in every wave (`cesd10_1`, `cesd10_2`). Persons stand in the
/// order in which they first come.
struct WideTable: CombinedTable {
    let declaration: WideDeclaration
    let base: any CombinedTable
    /// The waves, as their columns name them.
    let waves: [String]
    let position: SourcePosition

    /// Checks the names of the step; what is wrong is reported.
    init(_ declaration: WideDeclaration, base: any CombinedTable, position: SourcePosition, log: IssueLog) {
        self.declaration = declaration
        self.base = base
        self.position = position
        let declared = declaration.waves.map(\.text)
        waves = declared.isEmpty ? base.declaredValues(of: declaration.wave.text) ?? [] : declared
        let used = declaration.id + [declaration.wave] + declaration.variables + declaration.constants
        var seen: Set<String> = []
        for name in used {
            if !base.columnNames.contains(name.text) {
                log.add(
                    CombinationError.unknown(name.text, in: "the rows before this step", known: base.columnNames),
                    at: name.position)
            } else if !seen.insert(name.text).inserted {
                log.add(CombinationError.usedTwice(name.text), at: name.position)
            }
        }
        if waves.isEmpty {
            log.add(CombinationError.wavesUnknown(declaration.wave.text), at: declaration.wave.position)
        }
        var names = Set((declaration.id + declaration.constants).map(\.text))
        for variable in declaration.variables {
            for wave in waves where !names.insert(Self.name(variable.text, wave)).inserted {
                log.add(CombinationError.nameMade(Self.name(variable.text, wave)), at: variable.position)
            }
        }
    }

    private static func name(_ variable: String, _ wave: String) -> String { "\(variable)_\(wave)" }

    private var kept: [String] { (declaration.id + declaration.constants).map(\.text) }

    var columnNames: [String] {
        kept + declaration.variables.flatMap { variable in waves.map { Self.name(variable.text, $0) } }
    }

    var estimatedRows: Int { base.estimatedRows / max(1, waves.count) }
    var sources: [any ColumnSource] { base.sources }

    var metadata: [VariableMetadata] {
        let names = declaration.variables.map(\.text)
        return base.metadata.flatMap { variable -> [VariableMetadata] in
            if kept.contains(variable.name) { return [variable] }
            guard names.contains(variable.name) else { return [] }
            return waves.map { variable.renamed(Self.name(variable.name, $0)) }
        }
    }

    func declaredValues(of name: String) -> [String]? {
        kept.contains(name) ? base.declaredValues(of: name) : nil
    }

    func read(_ columns: Set<String>) throws -> CombinedRows {
        let ids = declaration.id.map(\.text)
        // What must be the same in all waves is checked whether it is asked for or not.
        let constants = declaration.constants.map(\.text)
        let variables = declaration.variables.map(\.text).filter { variable in
            waves.contains { columns.contains(Self.name(variable, $0)) }
        }
        let rows = try base.read(Set(ids + constants + variables + [declaration.wave.text]))
        // 1. Persons and waves of all rows.
        let grid = try PersonGrid(
            persons: ids.map { rows.column($0) }, wave: rows.column(declaration.wave.text), waves: waves, rows: rows,
            position: position)
        // 2. A row for each person.
        var frame = DataFrame(rowCount: grid.personCount)
        for name in ids where columns.contains(name) {
            frame.set(rows.column(name).taking(grid.firstRows, absent: .blank))
        }
        var constantRows: [String: [Int32]] = [:]
        for name in constants {
            let taken = try grid.constant(rows.column(name), rows)
            constantRows[name] = taken
            if columns.contains(name) { frame.set(rows.column(name).taking(taken, absent: .blank)) }
        }
        var evidence: [String: ColumnEvidence] = [:]
        for variable in variables {
            for (place, wave) in waves.enumerated() where columns.contains(Self.name(variable, wave)) {
                let name = Self.name(variable, wave)
                let column = rows.column(variable).taking(grid.rows[place], absent: .notAsked)
                frame.set(
                    column.renamed(name, label: column.label == LocalizedText(variable) ? LocalizedText(name) : nil))
                evidence[name] = rows.evidence[variable]?.moved { grid.rows[place].firstIndex(of: Int32($0)) }
            }
        }
        for name in ids { evidence[name] = rows.evidence[name]?.moved { grid.firstRows.firstIndex(of: Int32($0)) } }
        // 3. What became of the rows.
        var report = CombinationStepReport(
            kind: .wide, files: [], rowsAfter: grid.personCount, columnsAfter: columnNames.count)
        report.rowsBefore = rows.rowCount
        report.leftOut = grid.leftOut
        let notices = grid.leftOut == 0 ? [] : [CombinationError.withoutPersonOrWave(position, grid.leftOut)]
        return CombinedRows(
            frame: frame, evidence: evidence, encoding: rows.encoding,
            locator: WideLocator(
                base: rows.locator, firstRows: grid.firstRows, constantRows: constantRows,
                cells: Dictionary(
                    declaration.variables.flatMap { variable in
                        waves.enumerated().map { (Self.name(variable.text, $1), (variable.text, grid.rows[$0])) }
                    }, uniquingKeysWith: { first, _ in first })),
            notices: rows.notices + notices, reports: rows.reports + [report])
    }
}

/// Finds the cells of persons in waves.
private struct WideLocator: CellLocator {
    let base: any CellLocator
    let firstRows: [Int32]
    let constantRows: [String: [Int32]]
    /// The variable and the row of every person, by column.
    let cells: [String: (variable: String, rows: [Int32])]

    func opened() -> any CellLocator {
        WideLocator(base: base.opened(), firstRows: firstRows, constantRows: constantRows, cells: cells)
    }

    func position(row: Int, column: String) -> SourcePosition {
        if let cell = cells[column], cell.rows[row] >= 0 {
            return base.position(row: Int(cell.rows[row]), column: cell.variable)
        }
        let place = constantRows[column]?[row] ?? firstRows[row]
        return base.position(row: Int(place), column: cells[column]?.variable ?? column)
    }
}
