import LinearAlgebra
import RowBlocks

/// One pass over the units of a calibration: what multipliers λ make of the totals, and how totals change with λ.
struct CalibrationPass: Sendable {
    let units: CalibrationUnits
    let distance: CalibrationDistance
    /// The first column of each auxiliary.
    let offsets: [Int]
    let columnCount: Int
    /// Auxiliaries that are numbers, as opposed to categories.
    private let numeric: [Int]

    init(_ units: CalibrationUnits, distance: CalibrationDistance) {
        self.units = units
        self.distance = distance
        var offsets: [Int] = []
        var next = 0
        for auxiliary in units.auxiliaries {
            offsets.append(next)
            next += auxiliary.columnCount
        }
        self.offsets = offsets
        columnCount = next
        numeric = units.auxiliaries.indices.filter {
            if case .values = units.auxiliaries[$0] { return true }
            return false
        }
    }

    /// Sums over units.
    struct Sums: Sendable {
        /// Σ d g x.
        var totals: [Double]
        /// Σ d g |x|.
        var sizes: [Double]
        /// Σ d q F′ x xᵀ, upper triangle, but for pairs of numeric columns; empty where not asked for.
        var slopes: [Double]
        /// Σ d q F′ x xᵀ of the numeric columns.
        var numericSlopes: Matrix

        mutating func add(_ other: Sums) {
            for index in totals.indices { totals[index] += other.totals[index] }
            for index in sizes.indices { sizes[index] += other.sizes[index] }
            for index in slopes.indices { slopes[index] += other.slopes[index] }
            numericSlopes += other.numericSlopes
        }
    }

    /// Blocks few enough that their partial sums take little memory, cut into runs that fit the cache.
    private var blocks: RowBlocks { RowBlocks(rowCount: units.count, blockSize: max(4_096, (units.count + 63) / 64)) }
    static let runLength = 1_024

    private func emptySums(wantsSlopes: Bool) -> Sums {
        Sums(
            totals: [Double](repeating: 0, count: columnCount), sizes: [Double](repeating: 0, count: columnCount),
            slopes: [Double](repeating: 0, count: wantsSlopes ? columnCount * columnCount : 0),
            numericSlopes: Matrix(
                rows: wantsSlopes ? numeric.count : 0, columns: wantsSlopes ? numeric.count : 0))
    }

    /// The sums at λ.
    ///
    /// - Parameter isFree: whether bounds and the distance are left out of the slopes, F′ = 1, as at λ = 0.
    func sums(at multipliers: [Double], slopes wantsSlopes: Bool, isFree: Bool = false) -> Sums {
        let blocks = blocks
        let pieces = mapInOrder(blocks.count, scratch: { CalibrationScratch(numericColumns: numeric.count) }) {
            scratch, index in
            var sums = emptySums(wantsSlopes: wantsSlopes)
            let block = blocks[index]
            for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.runLength) {
                let rows = start..<min(start + Self.runLength, block.upperBound)
                evaluate(rows, multipliers, isFree: isFree, into: &scratch)
                addTotals(rows, scratch, to: &sums)
                if wantsSlopes { addSlopes(rows, &scratch, to: &sums) }
            }
            return sums
        }
        var sums = emptySums(wantsSlopes: wantsSlopes)
        for piece in pieces { sums.add(piece) }
        return sums
    }

    /// g, one a unit.
    func factors(at multipliers: [Double]) -> [Double] {
        let blocks = RowBlocks(rowCount: units.count, blockSize: Self.runLength)
        return mapInOrder(blocks.count, scratch: { CalibrationScratch(numericColumns: 0) }) { scratch, index in
            evaluate(blocks[index], multipliers, isFree: false, into: &scratch)
            return Array(scratch.factors[..<blocks[index].count])
        }.flatMap { $0 }
    }

    /// The symmetric matrix Σ d q F′ x xᵀ.
    func matrix(_ sums: Sums) -> Matrix {
        var matrix = Matrix(rows: columnCount, columns: columnCount, storage: sums.slopes)
        for (column, second) in numeric.enumerated() {
            for row in 0...column {
                let first = offsets[numeric[row]]
                matrix[first, offsets[second]] = sums.numericSlopes[row, column]
            }
        }
        matrix.mirrorUpperTriangle()
        return matrix
    }

    // MARK: A run of units

    /// g, d·g and d·q·F′ of a run.
    private func evaluate(
        _ rows: Range<Int>, _ multipliers: [Double], isFree: Bool, into scratch: inout CalibrationScratch
    ) {
        let start = rows.lowerBound
        for index in 0..<rows.count { scratch.predictors[index] = 0 }
        for (auxiliary, offset) in zip(units.auxiliaries, offsets) {
            switch auxiliary {
            case .levels(let codes, _):
                scratch.addLevels(codes.span, multipliers.span, offset: offset, rows: rows)
            case .values(let values): scratch.addValues(values.span, times: multipliers[offset], rows: rows)
            }
        }
        if !units.scales.isEmpty {
            for index in 0..<rows.count { scratch.predictors[index] *= units.scales[start + index] }
        }
        let (lower, upper) = units.bounds.common
        if case .rows(let lowers, let uppers) = units.bounds {
            scratch.settle(distance, units.weights.span, rows: rows) { (lowers[$0], uppers[$0]) }
        } else {
            scratch.settle(distance, units.weights.span, rows: rows) { _ in (lower, upper) }
        }
        if isFree {
            for index in 0..<rows.count { scratch.slopes[index] = units.weights[start + index] }
        }
        if !units.scales.isEmpty {
            for index in 0..<rows.count { scratch.slopes[index] *= units.scales[start + index] }
        }
        // A unit of no weight may have any scale or bounds, or no number as its value.
        for index in 0..<rows.count where units.weights[start + index] == 0 {
            scratch.weighted[index] = 0
            scratch.slopes[index] = 0
        }
    }

    private func addTotals(_ rows: Range<Int>, _ scratch: CalibrationScratch, to sums: inout Sums) {
        for (auxiliary, offset) in zip(units.auxiliaries, offsets) {
            switch auxiliary {
            case .levels(let codes, let count):
                scratch.sumLevels(codes.span, scratch.weighted.span, rows: rows, offset: offset, to: &sums.totals)
                // Of indicators both are the same, as long as no weight is negative.
                for column in offset..<(offset + count) { sums.sizes[column] = abs(sums.totals[column]) }
            case .values(let values):
                let (total, size) = scratch.sumValues(values.span, rows: rows)
                sums.totals[offset] += total
                sums.sizes[offset] += size
            }
        }
    }

    private func addSlopes(_ rows: Range<Int>, _ scratch: inout CalibrationScratch, to sums: inout Sums) {
        for (first, offset) in zip(units.auxiliaries, offsets) {
            guard case .levels(let codes, _) = first else { continue }
            for (second, otherOffset) in zip(units.auxiliaries, offsets) {
                switch second {
                case .levels(let others, _):
                    guard otherOffset >= offset else { continue }
                    scratch.crossLevels(
                        codes.span, offset, others.span, otherOffset, rows: rows, size: columnCount, to: &sums.slopes)
                case .values(let values):
                    scratch.crossValues(
                        codes.span, offset, values.span, otherOffset, rows: rows, size: columnCount, to: &sums.slopes)
                }
            }
        }
        guard !numeric.isEmpty else { return }
        for (place, auxiliary) in numeric.enumerated() {
            guard case .values(let values) = units.auxiliaries[auxiliary] else { continue }
            scratch.place(values.span, rows: rows, column: place)
        }
        BlockProducts.addCrossProduct(scratch.dense.span, rows: rows.count, to: &sums.numericSlopes)
    }
}
