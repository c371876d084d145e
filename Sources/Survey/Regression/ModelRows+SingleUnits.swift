import Estimation
import Formula
import LinearAlgebra
import RowBlocks

extension ModelRows {
    /// The columns of levels whose comparison rests on a single sampling unit: the level's rows, or those of the reference, lie
    /// within one. Deviations from a mean sum to zero within a unit, so that the level would seem to have no variance.
    ///
    /// Levels of one variable are looked at, not their interactions.
    func singleUnitColumns() throws(Failure) -> [Int] {
        guard source.design.tellsUnits else { return [] }
        var terms = Self.levelTerms(columns).map { LevelUnits(columns: $0) }
        guard !terms.isEmpty else { return [] }
        try forEachSegment(multiple: 1) { segment in
            for place in terms.indices where !terms[place].isSettled { terms[place].add(segment) }
        }
        return terms.flatMap(\.singleColumns)
    }

    /// The columns of every term that is one categorical variable.
    private static func levelTerms(_ columns: [ColumnMeaning]) -> [[Int]] {
        var terms: [Int: [Int]] = [:]
        for (index, column) in columns.enumerated() {
            guard let term = column.term, column.parts.count == 1, column.parts[0].level != nil else { continue }
            terms[term, default: []].append(index)
        }
        return terms.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// In which units the levels of a variable have rows, as far as it matters: none, one, or several.
private struct LevelUnits {
    let columns: [Int]
    /// By level, the reference last: the only unit seen so far; −1 before there is one, −2 after a second.
    private var unit: [Int32]

    init(columns: [Int]) {
        self.columns = columns
        unit = [Int32](repeating: -1, count: columns.count + 1)
    }

    /// Whether every level has rows in several units.
    var isSettled: Bool { unit.allSatisfy { $0 == -2 } }

    /// Looks at rows until every level is known to have several units.
    mutating func add(_ segment: GLMProblem<DesignColumns>) {
        let blocks = RowBlocks(rowCount: segment.design.rowCount, blockSize: 1_024)
        var scratch = [Double](repeating: 0, count: blocks.blockSize)
        for rows in blocks {
            if isSettled { return }
            var isReference = [Bool](repeating: true, count: rows.count)
            for (level, column) in columns.enumerated() {
                var span = scratch.mutableSpan
                segment.design.expand(column: column, rows: rows, into: &span)
                for (index, row) in rows.enumerated() where scratch[index] != 0 {
                    isReference[index] = false
                    note(segment, row, level)
                }
            }
            for (index, row) in rows.enumerated() where isReference[index] { note(segment, row, columns.count) }
        }
    }

    private mutating func note(_ segment: GLMProblem<DesignColumns>, _ row: Int, _ level: Int) {
        guard unit[level] != -2, segment.weights[row] > 0 else { return }
        if unit[level] == -1 {
            unit[level] = segment.units[row]
        } else if unit[level] != segment.units[row] {
            unit[level] = -2
        }
    }

    /// The columns with a single unit; all of them when the reference has one.
    var singleColumns: [Int] {
        if unit[columns.count] >= 0 { return columns }
        return columns.indices.filter { unit[$0] >= 0 }.map { columns[$0] }
    }
}
