public import Frame
import Probability
import RowBlocks

extension SamplingPlan {
    /// Draws the sample.
    ///
    /// Every stratum has random numbers of its own, which depend on the seed and its name, and so has every cluster: the
    /// sample does not depend on the other strata, nor on the number of cores. It does not depend on the order of rows
    /// either where clusters are chosen whole, or where `identifiers` tell rows apart; else rows count in the order of
    /// the file.
    ///
    /// - Parameters:
    ///   - frame: holds the plan's variables.
    ///   - eligible: the rows that may be chosen, ascending; all when `nil`.
    ///   - condition: what makes them eligible, for messages.
    ///   - locate: where a row and variable stand in the file, for messages.
    /// - Throws: ``SamplingError``.
    public func draw(
        from frame: DataFrame, eligible: [Int32]? = nil, condition: String? = nil,
        locate: @escaping (Int, String) -> SourcePosition
    ) throws(SamplingError) -> ChosenSample {
        try check()
        let rows = eligible ?? (0..<frame.rowCount).map(Int32.init)
        guard !rows.isEmpty else { throw .emptyFrame(condition: condition) }
        // 1. Units by stratum, and how many are chosen of each.
        let planned = try PlannedFrame(self, FrameReading(frame: frame, eligible: rows, locate: locate))
        let sizes = try planned.sizes(self)
        // 2. Both stages, stratum by stratum.
        let strata = planned.strata
        let draws = mapInOrder(strata.count) { StratumDraw(strata[$0], number: $0, count: sizes[$0], plan: self) }
        // 3. The rows in the order of the frame.
        let units = draws.flatMap(\.units)
        guard !units.isEmpty else { throw .nothingChosen }
        let certain = draws.flatMap(\.isCertain)
        let order = units.indices.sorted { units[$0].row < units[$1].row }
        return ChosenSample(
            plan: self, strata: draws.map(\.stratum), units: order.map { units[$0] },
            certain: Set(order.indices.filter { certain[order[$0]] }))
    }
}

/// What is drawn in one stratum.
private struct StratumDraw: Sendable {
    let stratum: ChosenSample.Stratum
    private(set) var units: [ChosenSample.Unit] = []
    /// For each of `units`, whether its first-stage unit was certain.
    private(set) var isCertain: [Bool] = []

    init(_ stratum: SamplingStratum, number: Int, count: Int, plan: SamplingPlan) {
        var random = SeededGenerator(seed: plan.seed, stream: "stratum " + stratum.key)
        let first = UnitSelection(count, of: stratum.units.map(\.size), by: plan.method, &random)
        var clusters: [ChosenSample.Cluster] = []
        for (place, position) in first.positions.enumerated() {
            let unit = stratum.units[position]
            let inside = plan.take.map { take in
                var random = SeededGenerator(seed: plan.seed, stream: "cluster \(stratum.key)\u{1E}\(unit.key)")
                return UnitSelection(
                    min(take, unit.rows.count), of: [Double](repeating: 1, count: unit.rows.count), by: plan.takeMethod,
                    &random)
            }
            let rows = inside?.positions.map { unit.rows[$0] } ?? unit.rows
            units += rows.map { row in
                ChosenSample.Unit(
                    row: Int(row), stratum: number, cluster: place, firstProbability: first.probabilities[position],
                    secondProbability: inside?.probabilities.first ?? 1)
            }
            isCertain += rows.map { _ in first.isCertain[position] }
            if !plan.clusters.isEmpty {
                clusters.append(
                    .init(
                        name: unit.name, isCertain: first.isCertain[position], frameRows: unit.rows.count,
                        chosenRows: rows.count))
            }
        }
        self.stratum = ChosenSample.Stratum(
            name: stratum.name, frameUnits: stratum.units.count, chosenUnits: first.positions.count,
            frameRows: stratum.rowCount, clusters: clusters, certainties: first.isCertain.count { $0 },
            fraction: plan.method.isProportional ? 0 : Double(count) / Double(max(1, stratum.units.count)))
    }
}
