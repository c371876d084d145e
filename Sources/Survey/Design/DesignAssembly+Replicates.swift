import Estimation
import Frame
import LinearAlgebra
import RowBlocks

extension DesignAssembly {
    /// The replicates that come with the data: how they become a variance, and their weights.
    func replicates(
        _ declared: ReplicateDeclaration, weights: SamplingWeights
    ) throws(DesignError) -> (Replication, FurtherUnits) {
        guard case .variables(let names, let areFactors) = declared.source, names.count > 1 else {
            throw .tooFewReplicates(declared.variableNames.count)
        }
        guard declaration.weights != nil else { throw .replicatesWithoutWeights }
        try refuseNumbers(declared, names)
        let columns = try replicateColumns(names, areFactors: areFactors, weights: weights.values)
        try refuseMisfits(columns, names: names, areFactors: areFactors, weights: weights.values)
        let (base, one) = (weights.values, oneUnit)
        let layers = mapInOrder(columns.count) { index -> SummationLayer in
            let values = areFactors ? zip(base, columns[index]).map { $0 * $1 } : columns[index]
            return SummationLayer(weights: values, units: one)
        }
        guard let scale = declared.scale(count: names.count) else {
            throw .replicatesWithoutScale(kind: declared.kind.rawValue)
        }
        guard declared.scales.isEmpty || declared.scales.count == names.count else {
            throw .scalesDoNotFit(scales: declared.scales.count, replicates: names.count)
        }
        let replication = Replication(
            kind: declared.kind, scale: scale,
            scales: declared.scales.isEmpty ? [Double](repeating: 1, count: names.count) : declared.scales,
            isCentredAtEstimate: declared.isCentredAtEstimate,
            degreesOfFreedom: declared.degreesOfFreedom
                ?? Double(replicateRank(of: ReplicateColumns(columns: layers.map(\.weights))) - 1))
        return (replication, .replicates(layers))
    }

    /// Numbers that cannot be, and a variable named twice.
    private func refuseNumbers(_ declared: ReplicateDeclaration, _ names: [String]) throws(DesignError) {
        var seen: Set<String> = []
        if let twice = names.first(where: { !seen.insert($0).inserted }) { throw .replicateTwice(variable: twice) }
        if let fay = declared.fay, !(fay >= 0 && fay < 1) { throw .replicates(.fayOutOfRange(fay)) }
        if let scale = declared.scale, !(scale > 0) { throw .replicateNumber("scale", scale) }
        if let scale = declared.scales.first(where: { !($0 >= 0) }) { throw .replicateNumber("scales", scale) }
        if let freedom = declared.degreesOfFreedom, !(freedom > 0) { throw .replicateNumber("df", freedom) }
    }

    private var oneUnit: SummationUnits {
        SummationUnits(codes: [Int32](repeating: 0, count: frame.rowCount), count: 1)
    }

    /// The columns. Some bootstraps give weights a little below 0; one below the negative of the weight is no replicate.
    private func replicateColumns(
        _ names: [String], areFactors: Bool, weights: [Double]
    ) throws(DesignError) -> [[Double]] {
        var columns: [[Double]] = []
        for name in names {
            let values = try numbers(name, role: "replicates")
            if let row = values.indices.first(where: { values[$0] < -(areFactors ? 1 : weights[$0]) }) {
                throw .negativeWeights(
                    variable: name, count: values.count { $0 < 0 }, first: locate(row, name), value: values[row])
            }
            columns.append(values)
        }
        return columns
    }

    /// Replicates stand for the same population as the sample: their weights add up to nearly the same.
    private func refuseMisfits(
        _ columns: [[Double]], names: [String], areFactors: Bool, weights: [Double]
    ) throws(DesignError) {
        // Single replicates of a few clusters may stray far; all of them together may not.
        let total = weights.reduce(0, +)
        let sums = columns.map { values in
            areFactors ? zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } : values.reduce(0, +)
        }
        for (name, sum) in zip(names, sums) where !(sum > 0.01 * total && sum < 100 * total) {
            throw .replicateDoesNotFit(variable: name, sum: sum, weights: total)
        }
        let mean = sums.reduce(0, +) / Double(sums.count)
        guard mean < 0.5 * total || mean > 2 * total else { return }
        // Factors are near one: their size gives them away.
        let size = columns.reduce(0) { $0 + $1.reduce(0, +) } / Double(max(1, columns.count * weights.count))
        throw .replicatesDoNotFit(
            sum: mean, weights: total, areFactors: areFactors,
            isOtherForm: areFactors ? mean > 2 * total : size > 0.5 && size < 2)
    }
}

/// Replicate weights as the columns of a matrix.
struct ReplicateColumns: RowBlockMatrix {
    let columns: [[Double]]

    var rowCount: Int { columns.first?.count ?? 0 }
    var columnCount: Int { columns.count }

    func expand(rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for (column, values) in columns.enumerated() {
            let offset = column * rows.count
            for (index, row) in rows.enumerated() { scratch[offset + index] = values[row] }
        }
    }

    func expand(column: Int, rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for (index, row) in rows.enumerated() { scratch[index] = columns[column][row] }
    }
}
