public import LinearAlgebra

extension Estimates {
    /// Linear combinations C·θ̂ with covariance C·V·Cᵀ.
    ///
    /// - Parameters:
    ///   - matrix: one row a combination.
    ///   - names: a name a combination.
    public func contrasts(_ matrix: Matrix, names: [String]) -> Estimates {
        let total = counts.reduce(0, +)
        return Estimates(
            names: names, values: matrix * values, covariance: matrix.conjugating(covariance),
            degreesOfFreedom: degreesOfFreedom, lostReplicates: lostReplicates,
            counts: [Int](repeating: total, count: names.count))
    }

    /// A smooth function of the estimates by the delta method: covariance G·V·Gᵀ with G the gradient at θ̂.
    public func transformed(_ values: [Double], gradient: Matrix, names: [String]) -> Estimates {
        let total = counts.reduce(0, +)
        return Estimates(
            names: names, values: values, covariance: gradient.conjugating(covariance),
            degreesOfFreedom: degreesOfFreedom, lostReplicates: lostReplicates,
            counts: [Int](repeating: total, count: names.count))
    }

    /// θ̂ⱼ − θ̂₀ for every j but the base.
    public func differences(from base: Int = 0) -> Estimates {
        let others = (0..<count).filter { $0 != base }
        let matrix = Matrix(rows: others.count, columns: count) { row, column in
            column == others[row] ? 1 : column == base ? -1 : 0
        }
        return contrasts(matrix, names: others.map { "\(names[$0]) - \(names[base])" })
    }
}
