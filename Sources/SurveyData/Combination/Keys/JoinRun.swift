import Frame

/// Joins the rows of two tables that have been read: checks what is declared of their keys, and tells what was found.
struct JoinRun {
    let declaration: JoinDeclaration
    let position: SourcePosition
    let left: CombinedRows
    let right: CombinedRows
    /// The right table's file.
    let path: String
    private let leftKeys: [Column]
    private let rightKeys: [Column]

    init(
        _ declaration: JoinDeclaration, position: SourcePosition, left: CombinedRows, right: CombinedRows, path: String
    ) {
        self.declaration = declaration
        self.position = position
        self.left = left
        self.right = right
        self.path = path
        leftKeys = declaration.keys.map { left.column($0.left.text) }
        rightKeys = declaration.keys.map { right.column($0.right.text) }
    }

    /// Refuses keys that cannot be compared: texts none of which is a number with numbers, dates with what is none, and
    /// texts that write one number in two ways.
    func checkTypes() throws(CombinationError) {
        for (a, b) in zip(leftKeys, rightKeys) {
            try Self.refuseTwoSpellings(in: a, of: left, position)
            try Self.refuseTwoSpellings(in: b, of: right, position)
            guard a.hasValues, b.hasValues else { continue }
            let isComparable =
                a.temporal == b.temporal
                && (a.isNumber == b.isNumber || KeyColumn.hasNumbers(a.isNumber ? b : a))
            guard isComparable else {
                throw .incomparableKeys(position: position, example(a, left), example(b, right))
            }
        }
    }

    /// Refuses a key column of texts that writes a number in two ways.
    static func refuseTwoSpellings(
        in column: Column, of rows: CombinedRows, _ position: SourcePosition
    ) throws(CombinationError) {
        guard let (one, other) = KeyColumn.twoSpellings(in: column) else { return }
        let places = [one, other].map { text in
            rows.locator.position(row: KeyColumn.row(of: text, in: column) ?? 0, column: column.name)
        }
        throw .twoSpellings(position: position, variable: column.name, one, places[0], other, places[1])
    }

    private func example(_ column: Column, _ rows: CombinedRows) -> CombinationError.KeyExample {
        let row = (0..<column.count).first { column.missing[$0] == nil } ?? 0
        return .init(
            name: column.name, type: column.typeName, text: KeyColumn.text(column, row: row),
            position: rows.locator.position(row: row, column: column.name))
    }

    /// Finds which rows belong together.
    ///
    /// - Throws: ``CombinationError`` when keys are not as unique as declared, or unmatched rows are refused.
    func matching() throws(CombinationError) -> JoinMatching {
        let keys = RowKeys([leftKeys, rightKeys])
        if declaration.cardinality.isRightUnique {
            try refuseRepeated(keys, table: 1, rightKeys, right, of: path)
        }
        if declaration.cardinality.isLeftUnique {
            try refuseRepeated(keys, table: 0, leftKeys, left, of: "the rows before this step")
        }
        try refuseTooMany(keys)
        let matching = JoinMatching(keys, drops: declaration.unmatched == .drop)
        if declaration.unmatched == .refuse, matching.unmatchedLeft.count > 0 {
            throw .unmatchedRows(
                position: position, path: path, matching.unmatchedLeft, of: left.rowCount,
                examples(matching.unmatchedLeft, leftKeys, left))
        }
        return matching
    }

    private func refuseRepeated(
        _ keys: RowKeys, table: Int, _ columns: [Column], _ rows: CombinedRows, of name: String
    ) throws(CombinationError) {
        let repeated = RepeatedKeys(
            keys, table: table, counts: keys.counts(table), columns: columns, locate: rows.locator.opened().position)
        guard let repeated else { return }
        throw .repeatedKeys(
            position: position, cardinality: declaration.cardinality, name: name, isLeft: table == 0, repeated)
    }

    private func refuseTooMany(_ keys: RowKeys) throws(CombinationError) {
        guard declaration.cardinality == .oneToMany, left.rowCount + right.rowCount > Int(Int32.max) else { return }
        throw .tooManyRows(position: position)
    }

    // MARK: What is told

    func notices(_ matching: JoinMatching) -> [String] {
        var notices: [String] = []
        for (a, b) in zip(leftKeys, rightKeys) where a.hasValues && b.hasValues && a.isNumber != b.isNumber {
            notices.append(
                CombinationError.comparedAsCodes(position, example(a.isNumber ? b : a, a.isNumber ? right : left), path)
            )
        }
        if matching.unmatchedLeft.count > 0 {
            notices.append(
                CombinationError.unmatchedLeft(
                    position, path, matching.unmatchedLeft, of: left.rowCount,
                    isDropped: declaration.unmatched == .drop, examples(matching.unmatchedLeft, leftKeys, left)))
        }
        if matching.unmatchedRight.count > 0 {
            notices.append(
                CombinationError.unmatchedRight(
                    position, path, matching.unmatchedRight, of: right.rowCount,
                    examples(matching.unmatchedRight, rightKeys, right)))
        }
        return notices
    }

    /// The first rows without a partner, by key and place.
    private func examples(
        _ unmatched: JoinMatching.Unmatched, _ keys: [Column], _ rows: CombinedRows
    ) -> [RepeatedKeys.Example] {
        guard !unmatched.first.isEmpty else { return [] }
        let locator = rows.locator.opened()
        return unmatched.first.map { row in
            .init(
                key: keys.map { "\($0.name) \(KeyColumn.text($0, row: row))" }.joined(separator: ", "),
                positions: [locator.position(row: row, column: keys[0].name)], rows: 1)
        }
    }

    func report(_ matching: JoinMatching, columns: Int) -> CombinationStepReport {
        var report = CombinationStepReport(
            kind: .join, files: [path], rowsAfter: matching.rowCount, columnsAfter: columns)
        report.rowsBefore = left.rowCount
        report.otherRows = right.rowCount
        report.matched = matching.matched
        report.unmatchedLeft = matching.unmatchedLeft.count
        report.unmatchedRight = matching.unmatchedRight.count
        report.repeatedLeft = matching.repeatedLeft
        report.repeatedRight = matching.repeatedRight
        return report
    }
}

extension Column {
    /// Whether some cell holds a value.
    var hasValues: Bool { missing.count < count }
}
