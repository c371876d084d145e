import Estimation

/// The auxiliary variables whose totals an adjustment made known.
struct KnownTotals: Sendable {
    let columns: AuxiliaryColumns
    let fit: CalibrationResiduals.Fit

    init(_ auxiliaries: [CalibrationAuxiliary], fit: CalibrationResiduals.Fit = .weighted) {
        columns = AuxiliaryColumns(columns: auxiliaries)
        self.fit = fit
    }

    /// Of a calibration with one factor a cluster: variables are replaced by their weighted means in the cluster, Σdx/Σd.
    init(_ auxiliaries: [CalibrationAuxiliary], weights: [Double], clusters: SummationUnits) {
        var sizes = [Double](repeating: 0, count: clusters.count)
        for (unit, weight) in zip(clusters.codes, weights) { sizes[Int(unit)] += weight }
        func averaged(_ value: (Int) -> Double) -> [Double] {
            var sums = [Double](repeating: 0, count: clusters.count)
            for row in weights.indices where weights[row] != 0 {
                sums[Int(clusters.codes[row])] += weights[row] * value(row)
            }
            return clusters.codes.map { sizes[Int($0)] > 0 ? sums[Int($0)] / sizes[Int($0)] : 0 }
        }
        let columns = auxiliaries.flatMap { auxiliary -> [CalibrationAuxiliary] in
            switch auxiliary {
            case .values(let values): [.values(averaged { values[$0] })]
            case .levels(let codes, let count):
                (0..<count).map { level in .values(averaged { codes[$0] == Int32(level) ? 1 : 0 }) }
            }
        }
        self.columns = AuxiliaryColumns(columns: columns)
        fit = .weighted
    }
}
