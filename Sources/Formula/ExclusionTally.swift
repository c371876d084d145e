import Frame

/// Counts rows left out because a variable is missing, each under the first it misses, block by block.
package struct ExclusionTally: Sendable {
    /// Every variable that may be missing, in the order of the formulas; transformed ones, whose value may not exist, after.
    private let order: [String]
    private var counts: [String: [Int]] = [:]

    /// - Parameter variables: further ones, in order, after those of the formulas.
    package init(_ formulas: [ModelFormula], and variables: [String] = []) {
        var seen: Set<String> = []
        let plain = formulas.flatMap(\.variableNames) + variables
        let transformed = formulas.flatMap(\.transformedVariables).map(\.text)
        order = (plain + transformed).filter { seen.insert($0).inserted }
    }

    /// Counts the rows of a block that miss something.
    ///
    /// - Parameters:
    ///   - missing: the variables missing somewhere in the block, with a reason for each row, 0 where present.
    ///   - isInDomain: which rows are looked at.
    /// - Returns: the rows that miss nothing, ascending.
    package mutating func add(
        _ missing: [(variable: String, reasons: [UInt8])], rowCount: Int, where isInDomain: (Int) -> Bool
    ) -> [Int32] {
        var complete: [Int32] = []
        complete.reserveCapacity(rowCount)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: missing.count)
        for row in 0..<rowCount where isInDomain(row) {
            if let first = missing.firstIndex(where: { $0.reasons[row] != 0 }) {
                counts[first][Int(missing[first].reasons[row])] += 1
            } else {
                complete.append(Int32(row))
            }
        }
        for (index, variable) in missing.map(\.variable).enumerated() {
            let before = self.counts[variable] ?? [Int](repeating: 0, count: 256)
            self.counts[variable] = zip(before, counts[index]).map { $0 + $1 }
        }
        return complete
    }

    /// The rows counted, by variable and reason.
    package var exclusions: [ModelFrame.Exclusion] {
        order.flatMap { variable in
            MissingReason.allCases.compactMap { reason -> ModelFrame.Exclusion? in
                let count = counts[variable]?[Int(reason.rawValue)] ?? 0
                return count > 0 ? ModelFrame.Exclusion(variable: variable, reason: reason, count: count) : nil
            }
        }
    }
}

extension ModelFormula {
    /// Variables whose transformed value may not exist, such as the logarithm of zero; each once.
    var transformedVariables: [FormulaVariable] {
        var seen: Set<FormulaVariable> = []
        return ([outcome] + terms.flatMap(\.variables) + offsets).filter { variable in
            guard let function = variable.function, function != .categorical else { return false }
            return seen.insert(variable).inserted
        }
    }
}
