import Frame
import Probability

@testable import Sampling

/// A small frame: four strata of clusters whose sizes differ, with a value, an identifier and costs.
enum SampleFrame {
    static let frame: DataFrame = {
        var random = SeededGenerator(seed: 5)
        var (strata, clusters, persons, values, sizes, costs):
            ([Double], [Double], [Double], [Double], [Double], [Double]) =
                ([], [], [], [], [], [])
        var cluster = 0.0
        for stratum in 1...4 {
            for _ in 0..<(4 + 2 * stratum) {
                cluster += 1
                let count = 3 + Int(random.uniform() * 12) + (cluster == 9 ? 60 : 0)
                for _ in 0..<count {
                    strata.append(Double(stratum))
                    clusters.append(cluster)
                    persons.append(Double(persons.count + 1000))
                    values.append(10 * Double(stratum) + cluster + random.normal())
                    sizes.append(Double(count))
                    costs.append(Double(stratum * stratum))
                }
            }
        }
        return DataFrame(
            rowCount: strata.count,
            columns: [
                ("stratum", strata), ("school", clusters), ("id", persons), ("y", values), ("pupils", sizes),
                ("cost", costs),
            ].map { Column(name: $0.0, values: .numeric($0.1)) })
    }()

    static func locate(_ row: Int, _ name: String) -> SourcePosition {
        SourcePosition(file: "frame.csv", line: row + 2)
    }

    static func draw(_ plan: SamplingPlan, from frame: DataFrame = frame) throws(SamplingError) -> ChosenSample {
        try plan.draw(from: frame, locate: locate)
    }

    /// The frame with its rows in another order.
    static func shuffled(_ frame: DataFrame = frame, keeping isKept: (Int) -> Bool = { _ in true }) -> DataFrame {
        var random = SeededGenerator(seed: 99)
        let keys = (0..<frame.rowCount).map { _ in random.uniform() }
        let rows = (0..<frame.rowCount).filter(isKept).sorted { keys[$0] < keys[$1] }.map(Int32.init)
        return DataFrame(rowCount: rows.count, columns: frame.columns.map { $0.taking(rows, absent: .blank) })
    }

    /// The values of a column in chosen rows.
    static func values(_ name: String, of sample: ChosenSample, in frame: DataFrame = frame) -> [Double] {
        let values = frame[name]?.doubles ?? []
        return sample.units.map { values[$0.row] }
    }

    /// Plans of many kinds.
    static let plans: [SamplingPlan] = {
        var simple = SamplingPlan(size: .total(60), seed: 1)
        simple.strata = ["stratum"]
        var systematic = SamplingPlan(size: .total(50), seed: 1)
        (systematic.method, systematic.order) = (.systematic, ["stratum", "y"])
        var poisson = SamplingPlan(size: .each(12), seed: 1)
        (poisson.method, poisson.sizeVariable, poisson.strata) = (.poisson, "pupils", ["stratum"])
        var clusters = SamplingPlan(size: .total(14), seed: 1)
        (clusters.clusters, clusters.strata, clusters.minimum) = (["school"], ["stratum"], 2)
        var brewer = clusters
        (brewer.method, brewer.take) = (.brewer, 4)
        var proportional = clusters
        (proportional.method, proportional.sizeVariable, proportional.take) = (.systematicPPS, "pupils", 5)
        proportional.takeMethod = .systematic
        var twoStage = clusters
        twoStage.take = 5
        var neyman = simple
        (neyman.allocation, neyman.of, neyman.minimum) = (.neyman, "y", 3)
        return [simple, systematic, poisson, clusters, brewer, proportional, twoStage, neyman]
    }()
}
