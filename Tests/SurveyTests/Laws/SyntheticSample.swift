import Frame
import Probability
import Survey

import func Glibc.exp

/// A small stratified cluster sample from a seeded generator, for laws that need some data but no particular ones.
struct SyntheticSample: Sendable {
    var frame: DataFrame
    let rowCount: Int

    static let declaration = DesignDeclaration(weights: "w", strata: ["stratum"], clusters: ["psu"], nested: true)

    /// - Parameters:
    ///   - strata, units, rows: strata, units a stratum, rows a unit (on average).
    ///   - clusterEffect: the standard deviation of what rows of a unit share.
    init(seed: UInt64 = 1, strata: Int = 5, units: Int = 4, rows: Int = 12, clusterEffect: Double = 0.7) {
        var random = SeededGenerator(seed: seed)
        var columns: [String: [Double]] = [
            "stratum": [], "psu": [], "w": [], "x": [], "y": [], "g": [], "event": [], "count": [],
        ]
        for stratum in 0..<strata {
            for unit in 0..<units {
                let effect = clusterEffect * random.normal()
                for _ in 0..<max(2, rows + Int.random(in: -4...4, using: &random)) {
                    let x = random.normal()
                    let group = Double(Int.random(in: 0...2, using: &random))
                    let y = 10 + 2 * x + group + effect + 1.5 * random.normal()
                    let odds = 0.4 * x + 0.5 * group + 0.5 * effect - 0.3
                    columns["stratum"]?.append(Double(stratum + 1))
                    columns["psu"]?.append(Double(unit + 1))
                    columns["w"]?.append(0.5 + 2 * random.uniform())
                    columns["x"]?.append(x)
                    columns["y"]?.append(y)
                    columns["g"]?.append(group)
                    columns["event"]?.append(random.uniform() < 1 / (1 + exp(-odds)) ? 1 : 0)
                    columns["count"]?.append((y * y / 40).rounded(.down))
                }
            }
        }
        rowCount = columns["y"]?.count ?? 0
        frame = DataFrame(rowCount: rowCount)
        for (name, values) in columns.sorted(by: { $0.key < $1.key }) {
            frame.set(Column(name: name, values: .numeric(values)))
        }
        let group = frame["g"]!.categories
        frame.set(Column(name: "group", values: .categorical(group.codes, group.levels)))
    }

    /// The same rows in another order.
    func reordered(_ order: [Int]) -> SyntheticSample {
        var copy = self
        for column in frame.columns {
            switch column.values {
            case .numeric(let values):
                copy.frame.set(Column(name: column.name, values: .numeric(order.map { values[$0] })))
            case .categorical(let codes, let levels):
                copy.frame.set(Column(name: column.name, values: .categorical(order.map { codes[$0] }, levels)))
            case .integer, .text: break
            }
        }
        return copy
    }

    /// The same rows with a column changed.
    func replacing(_ name: String, _ change: (Double) -> Double) -> SyntheticSample {
        var copy = self
        copy.frame.set(Column(name: name, values: .numeric(values(name).map(change))))
        return copy
    }

    func values(_ name: String) -> [Double] { frame[name]!.doubles! }

    func design(_ declaration: DesignDeclaration = Self.declaration) throws -> SurveyDesign {
        try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "sample", line: row + 2) }
    }
}
