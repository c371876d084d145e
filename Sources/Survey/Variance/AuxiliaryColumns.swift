import Estimation
import LinearAlgebra
import RowBlocks

/// The auxiliary variables of a calibration over all rows: categories as codes, never as dense columns.
struct AuxiliaryColumns: Sendable {
    let columns: [CalibrationAuxiliary]

    /// p.
    var count: Int { columns.reduce(0) { $0 + $1.columnCount } }

    /// A layer for each column: rows add their weight, times the value.
    func layers(weights: [Double]) -> [SummationLayer] {
        columns.map { column in
            switch column {
            case .levels(let codes, let count):
                let inLevels = zip(weights, codes).map { $1 < 0 ? 0 : $0 }
                return SummationLayer(
                    weights: inLevels, units: SummationUnits(codes: codes.map { max(0, $0) }, count: count))
            case .values(let values):
                return SummationLayer(
                    weights: Self.product(weights, values),
                    units: SummationUnits(codes: [Int32](repeating: 0, count: values.count), count: 1))
            }
        }
    }

    /// w x; 0 for a row without weight, whose value may be missing.
    private static func product(_ weights: [Double], _ values: [Double]) -> [Double] {
        zip(weights, values).map { $0 == 0 ? 0 : $0 * $1 }
    }

    /// Σ w x by unit: units × p.
    func totals(weights: [Double], by units: SummationUnits) -> Matrix {
        let pieces = mapInOrder(columns.count) { index -> [Double] in
            let column = columns[index]
            var sums = [Double](repeating: 0, count: units.count * column.columnCount)
            Self.add(column, weights: weights.span, units: units.codes.span, unitCount: units.count, to: &sums)
            return sums
        }
        return Matrix(rows: units.count, columns: count, storage: pieces.flatMap { $0 })
    }

    private static func add(
        _ column: CalibrationAuxiliary, weights: Span<Double>, units: Span<Int32>, unitCount: Int,
        to sums: inout [Double]
    ) {
        var sums = sums.mutableSpan
        switch column {
        case .levels(let codes, _):
            for row in 0..<weights.count where codes[row] >= 0 {
                sums[Int(codes[row]) * unitCount + Int(units[row])] += weights[row]
            }
        case .values(let values):
            for row in 0..<weights.count where weights[row] != 0 { sums[Int(units[row])] += weights[row] * values[row] }
        }
    }

    /// Σ m x yᵀ: p × q.
    func crossProduct(with other: AuxiliaryColumns, weights: [Double]) -> Matrix {
        var product = Matrix(rows: count, columns: other.count)
        var start = 0
        for column in columns {
            let block = other.products(with: column, weights: weights)
            for row in 0..<column.columnCount {
                for inner in 0..<other.count { product[start + row, inner] = block[inner, row] }
            }
            start += column.columnCount
        }
        return product
    }

    /// Σ m y xᵀ with one column: q × its width.
    private func products(with column: CalibrationAuxiliary, weights: [Double]) -> Matrix {
        switch column {
        case .levels(let codes, let count):
            let inLevels = zip(weights, codes).map { $1 < 0 ? 0 : $0 }
            let units = SummationUnits(codes: codes.map { max(0, $0) }, count: count)
            return totals(weights: inLevels, by: units).transposed
        case .values(let values):
            let units = SummationUnits(codes: [Int32](repeating: 0, count: values.count), count: 1)
            return totals(weights: Self.product(weights, values), by: units).transposed
        }
    }
}
