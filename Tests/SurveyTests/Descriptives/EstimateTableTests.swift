import Frame
import Results
import Survey
import Testing

@Suite("A table of estimates")
struct EstimateTableTests {
    /// Two strata of three units with two rows each; `one` is a group within a single unit.
    static let frame: DataFrame = {
        func numbers(_ name: String, _ values: [Double]) -> Column { Column(name: name, values: .numeric(values)) }
        let group = CategoricalLevels([CategoricalLevel("rest"), CategoricalLevel("one")])
        return DataFrame(
            rowCount: 12,
            columns: [
                numbers("s", (0..<12).map { Double($0 / 6) }), numbers("p", (0..<12).map { Double($0 / 2) }),
                numbers("w", [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]),
                numbers("y", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]),
                Column(name: "g", values: .categorical([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0], group)),
                Column(name: "h", values: .categorical([0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1], .noYes)),
            ])
    }()

    static func table(
        _ quantities: [EstimateRequest.Quantity], by: String? = nil, domain: (Int) -> Bool = { _ in true }
    ) throws -> AnalysisResult {
        let design = try SurveyDesign(
            DesignDeclaration(weights: "w", strata: ["s"], clusters: ["p"], nested: true), in: frame
        ) { row, _ in SourcePosition(file: "t", line: row) }
        return design.estimateTable(
            EstimateRequest(quantities: quantities, by: by), in: frame, where: (0..<12).map(domain), id: "e",
            language: "en")
    }

    @Test("Several quantities of one variable each have a value, an error and a design effect of their own")
    func severalQuantities() throws {
        let all: [EstimateRequest.Quantity] = [.mean("y"), .total("y"), .median("y"), .proportion("h"), .total("h")]
        let together = try Self.table(all)
        #expect(together.labels.variables.map(\.quantity) == [.mean, .total, .median, .proportion, .total])
        #expect(Set(together.statistics.map(\.key)).count == together.statistics.count)
        for quantity in all {
            for statistic in try Self.table([quantity]).statistics {
                #expect(together.statistics.contains(statistic), "\(statistic.key)")
            }
        }
        let total = try #require(together.statistics.first { $0.name == .total && $0.variable == "y" })
        #expect(total.value == 3 + 2 + 12 + 1 + 10 + 27 + 2 + 12 + 15 + 3 + 10 + 24)
    }

    @Test("Within a single unit a mean, share or ratio has no standard error; a total has")
    func singleUnit() throws {
        let quantities: [EstimateRequest.Quantity] = [
            .mean("y"), .proportion("h"), .ratio(numerator: "y", denominator: "w"), .total("y"),
        ]
        let table = try Self.table(quantities, by: "g")
        let one = table.statistics.filter { $0.group == "one" && $0.standardError != nil }
        #expect(one.map(\.name) == [.mean, .proportion, .proportion, .ratio, .total])
        #expect(one.map { $0.standardError?.isNaN } == [true, true, true, true, false])
        #expect(one.allSatisfy { $0.interval?.lower.isNaN == true && $0.degreesOfFreedom == 0 })
        let rest = table.statistics.filter { $0.group == "rest" && $0.standardError != nil }
        #expect(rest.allSatisfy { $0.standardError ?? 0 > 0 })
        let domain = try Self.table(quantities) { $0 == 4 || $0 == 5 }
        #expect(domain.statistics.filter { $0.name != .total }.allSatisfy { !($0.standardError?.isFinite ?? false) })
    }

    @Test("Design effects do not depend on the scale of the weights, unless population sizes are declared")
    func scaleOfWeights() throws {
        func effects(_ scale: Double) throws -> [Double] {
            var frame = Self.frame
            frame.set(Column(name: "v", values: .numeric((frame["w"]?.doubles ?? []).map { $0 * scale })))
            let design = try SurveyDesign(
                DesignDeclaration(weights: "v", strata: ["s"], clusters: ["p"], nested: true), in: frame
            ) { row, _ in SourcePosition(file: "t", line: row) }
            return design.estimateTable(
                EstimateRequest(quantities: [.mean("y"), .proportion("h")], by: nil), in: frame,
                where: [Bool](repeating: true, count: 12), id: "e", language: "en"
            ).statistics.filter { $0.name == .designEffect }.map(\.value)
        }
        let usual = try effects(1)
        #expect(usual.count == 3 && usual.allSatisfy { $0 > 0 })
        for scale in [1e-12, 1e-3, 1e12] {
            #expect(zip(usual, try effects(scale)).allSatisfy { abs($0 - $1) < 1e-9 * $0 })
        }
    }

    @Test("All together are all of the population, those without a known group too")
    func everyone() throws {
        var frame = Self.frame
        let group = CategoricalLevels([CategoricalLevel("a"), CategoricalLevel("b")])
        frame.set(Column(name: "k", values: .categorical([0, 1, 0, 1, 0, 1, -1, -1, 0, 1, 0, 1], group)))
        let design = try SurveyDesign(DesignDeclaration(weights: "w"), in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        func mean(by: String?) -> Statistic? {
            design.estimateTable(
                EstimateRequest(quantities: [.mean("y")], by: by), in: frame,
                where: [Bool](repeating: true, count: 12), id: "e", language: "en"
            ).statistics.first { $0.name == .mean && $0.group == nil }
        }
        #expect(mean(by: "k") == mean(by: nil))
    }
}
