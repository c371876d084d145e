import FileFormats
import Frame

/// The rows there are, with columns of a file that has something for them. Their order stays; where a row is matched by
/// several of the file, these follow each other in the file's order.
struct JoinedTable: CombinedTable {
    let declaration: JoinDeclaration
    let left: any CombinedTable
    let right: FileTable
    /// The columns of the file that are added.
    let added: [String]
    let position: SourcePosition

    /// Checks the names of the step; what is wrong is reported.
    init(
        _ declaration: JoinDeclaration, left: any CombinedTable, right file: FileTable, position: SourcePosition,
        log: IssueLog
    ) {
        self.declaration = declaration
        self.left = left
        self.position = position
        right = file.including(declaration.keys.map(\.right), log: log)
        for key in declaration.keys {
            if !left.columnNames.contains(key.left.text) {
                log.add(
                    CombinationError.unknown(key.left.text, in: "the rows before this step", known: left.columnNames),
                    at: key.left.position)
            }
            if !right.columnNames.contains(key.right.text) {
                log.add(
                    CombinationError.unknown(key.right.text, in: right.path, known: right.columnNames),
                    at: key.right.position)
            }
        }
        let keys = declaration.keys.map(\.right.text)
        added = right.columnNames.filter { !keys.contains($0) }
        let there = Set(left.columnNames)
        for name in added where there.contains(name) {
            let place = declaration.file.columns?.first { $0.text == name }?.position ?? declaration.file.path.position
            log.add(CombinationError.bothHave(name, right.path), at: place)
        }
    }

    var columnNames: [String] { left.columnNames + added }
    var estimatedRows: Int { left.estimatedRows }
    var sources: [any ColumnSource] { left.sources + right.sources }
    var metadata: [VariableMetadata] { left.metadata + right.metadata.filter { added.contains($0.name) } }

    func declaredValues(of name: String) -> [String]? {
        added.contains(name) ? right.declaredValues(of: name) : left.declaredValues(of: name)
    }

    func read(_ columns: Set<String>) throws -> CombinedRows {
        let leftNames = left.columnNames.filter(columns.contains)
        let rightNames = added.filter(columns.contains)
        let leftRows = try left.read(Set(leftNames + declaration.keys.map(\.left.text)))
        let rightRows = try right.read(Set(rightNames + declaration.keys.map(\.right.text)))
        // 1. Number the keys of both sides, and check what is declared of them.
        let run = JoinRun(declaration, position: position, left: leftRows, right: rightRows, path: right.path)
        try run.checkTypes()
        let matching = try run.matching()
        // 2. Take the rows of either side.
        var frame = DataFrame(rowCount: matching.rowCount)
        for name in leftNames { frame.set(matching.left(leftRows.column(name))) }
        for name in rightNames { frame.set(rightRows.column(name).taking(matching.rightRows, absent: .notAsked)) }
        // 3. Say what became of them.
        var rows = CombinedRows(
            frame: frame, evidence: [:], encoding: leftRows.encoding,
            locator: JoinedLocator(
                left: leftRows.locator, right: rightRows.locator, leftRows: matching.leftRows,
                rightRows: matching.rightRows, rightNames: Set(added)),
            notices: leftRows.notices + rightRows.notices + run.notices(matching), reports: leftRows.reports)
        for name in leftNames { rows.evidence[name] = leftRows.evidence[name]?.moved(matching.place(ofLeft:)) }
        for name in rightNames { rows.evidence[name] = rightRows.evidence[name]?.moved(matching.place(ofRight:)) }
        rows.reports.append(run.report(matching, columns: columnNames.count))
        return rows
    }
}

/// Finds the cells of joined rows.
private struct JoinedLocator: CellLocator {
    let left: any CellLocator
    let right: any CellLocator
    let leftRows: [Int32]?
    let rightRows: [Int32]
    let rightNames: Set<String>

    func opened() -> any CellLocator {
        JoinedLocator(
            left: left.opened(), right: right.opened(), leftRows: leftRows, rightRows: rightRows,
            rightNames: rightNames)
    }

    func position(row: Int, column: String) -> SourcePosition {
        if rightNames.contains(column), rightRows[row] >= 0 {
            return right.position(row: Int(rightRows[row]), column: column)
        }
        return left.position(row: leftRows.map { Int($0[row]) } ?? row, column: column)
    }
}
