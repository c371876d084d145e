import Estimation

/// The auxiliary variables whose totals an adjustment made known.
struct KnownTotals: Sendable {
    let columns: AuxiliaryColumns
    let fit: CalibrationResiduals.Fit
    /// The weights that the regression on them uses, where they are not those before the adjustment.
    let weights: [Double]?

    init(_ auxiliaries: [CalibrationAuxiliary], fit: CalibrationResiduals.Fit = .weighted) {
        columns = AuxiliaryColumns(columns: auxiliaries)
        self.fit = fit
        weights = nil
    }

    /// Of a calibration with one factor a cluster: variables and weights are replaced by their means in the cluster.
    init(_ auxiliaries: [CalibrationAuxiliary], weights: [Double], clusters: SummationUnits) {
        var sizes = [Double](repeating: 0, count: clusters.count)
        for unit in clusters.codes { sizes[Int(unit)] += 1 }
        func averaged(_ values: [Double]) -> [Double] {
            var sums = [Double](repeating: 0, count: clusters.count)
            for (unit, value) in zip(clusters.codes, values) { sums[Int(unit)] += value }
            return clusters.codes.map { sums[Int($0)] / sizes[Int($0)] }
        }
        let columns = auxiliaries.flatMap { auxiliary -> [CalibrationAuxiliary] in
            switch auxiliary {
            case .values(let values): [.values(averaged(values))]
            case .levels(let codes, let count):
                (0..<count).map { level in .values(averaged(codes.map { $0 == Int32(level) ? 1 : 0 })) }
            }
        }
        self.columns = AuxiliaryColumns(columns: columns)
        fit = .weighted
        self.weights = averaged(weights)
    }
}
