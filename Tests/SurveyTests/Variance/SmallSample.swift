import Estimation
import Formula
import Frame
import Results
import Survey

/// Three strata of four units, the same rows as those of the fixture `bell-mccaffrey-designs`.
struct SmallSample {
    static let sizes = [3, 9, 5, 8, 4, 11, 6, 7, 5, 10, 4, 6]
    static let designs: [(name: String, strata: [String], clusters: [String], sizes: [String])] = [
        ("plain", [], ["unit"], []), ("stratified", ["stratum"], ["unit"], []),
        ("finite", ["stratum"], ["unit"], ["fpc1"]), ("stages", ["stratum"], ["unit", "school"], ["fpc1", "fpc2"]),
    ]

    let frame: DataFrame

    init() {
        let unit = Self.sizes.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
        let effects = [1, -2, 0.5, 3, -1, 0, 2, -3, 1.5, 0, -0.5, 2.5]
        let numbers = unit.indices.map { $0 + 1 }
        let x = numbers.map { Double($0 * 37 % 101) / 10 }
        let treated = unit.map { [1, 2, 5, 6, 10].contains($0) ? 1.0 : 0 }
        let y = unit.indices.map { row in
            3 + 2 * treated[row] + x[row] / 3 + Double(numbers[row] * 53 % 97) / 9 + effects[unit[row]]
        }
        let columns: [(String, [Double])] = [
            ("unit", unit.map { Double($0 + 1) }), ("stratum", unit.map { Double($0 / 4 + 1) }),
            ("school", numbers.map { Double($0 % 3) }), ("x", x), ("treated", treated), ("y", y),
            ("g", numbers.map { Double($0 * 7 % 5 / 3) }), ("w", numbers.map { 1 + Double($0 * 29 % 17) / 4 }),
            ("event", unit.indices.map { Double(numbers[$0] * 41 % 89) / 9 + y[$0] / 2 > 11 ? 1 : 0 }),
            ("count", unit.indices.map { Double(numbers[$0] * 23 % 7) + treated[$0] }),
            ("fpc1", unit.map { [10, 20, 5][$0 / 4] }), ("fpc2", unit.map { _ in 9 }),
        ]
        var frame = DataFrame(rowCount: unit.count)
        for (name, values) in columns { frame.set(Column(name: name, values: .numeric(values))) }
        self.frame = frame
    }

    func design(_ name: String, policy: SinglePSUPolicy = .refuse) throws -> SurveyDesign {
        guard let found = Self.designs.first(where: { $0.name == name }) else {
            preconditionFailure("no design '\(name)'")
        }
        return try design(
            DesignDeclaration(
                weights: "w", strata: found.strata, clusters: found.clusters, populationSizes: found.sizes,
                singlePSU: policy))
    }

    func design(_ declaration: DesignDeclaration) throws -> SurveyDesign {
        try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "sample", line: row + 2) }
    }

    func values(_ name: String) -> [Double] { frame[name]?.doubles ?? [] }

    func fit(
        _ formula: String, _ family: Family, _ design: SurveyDesign, group: Double? = nil,
        errors: Inference.StandardErrors = .bellMcCaffrey
    ) throws -> RegressionFit {
        let g = values("g")
        return try design.regress(
            try ModelFormula(formula), RegressionSpecification(family: family, standardErrors: errors), in: frame
        ) { group == nil || g[$0] == group }
    }
}

extension DataFrame {
    /// A domain of every row.
    var domainOfAll: [Bool] { [Bool](repeating: true, count: rowCount) }
}
