import Estimation
import Frame
import Survey

/// A dozen rows of two categories with a number, a response and a cycle.
enum WeightingSample {
    static func categorical(_ name: String, _ values: [String]) -> Column {
        var levels: [String] = []
        for value in values where !value.isEmpty && !levels.contains(value) { levels.append(value) }
        levels.sort()
        return Column(
            name: name,
            values: .categorical(
                values.map { Int32(levels.firstIndex(of: $0) ?? -1) },
                CategoricalLevels(levels.map { CategoricalLevel($0) })),
            missing: MissingCells(reasons: values.map { $0.isEmpty ? MissingReason.blank.rawValue : 0 }))
    }

    static let frame = DataFrame(
        rowCount: 12,
        columns: [
            categorical("region", ["n", "n", "n", "n", "s", "s", "s", "s", "w", "w", "w", "w"]),
            categorical("sex", ["f", "m", "f", "m", "f", "m", "f", "m", "f", "m", "f", "m"]),
            categorical("gaps", ["a", "b", "", "b", "a", "b", "a", "b", "a", "b", "a", ""]),
            categorical("result", ["yes", "no", "yes", "yes", "moved", "yes", "no", "yes", "", "yes", "no", "yes"]),
            categorical("cycle", ["A", "A", "A", "A", "A", "A", "B", "B", "B", "B", "B", "B"]),
            Column(name: "age", values: .numeric([8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, .nan])),
            Column(name: "p", values: .numeric([0.9, 0.8, 0.7, 0.6, 0.5, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.8])),
        ])

    static let weights: [Double] = [10, 10, 20, 20, 10, 10, 20, 20, 10, 10, 20, 20]

    static func weighting(_ weights: [Double] = weights) throws -> Weighting { try Weighting(weights, in: frame) }

    /// What is said when something is refused.
    static func message(_ body: () throws -> AdjustedWeights) -> String {
        do { _ = try body() } catch { return "\(error)" }
        return "(accepted)"
    }

    /// Σw by level, in the order of levels.
    static func totals(_ weights: [Double], by name: String) -> [Double] {
        let categories = frame[name]!.categories
        var totals = [Double](repeating: 0, count: categories.levels.count)
        for (row, code) in categories.codes.enumerated() where code >= 0 { totals[Int(code)] += weights[row] }
        return totals
    }
}
