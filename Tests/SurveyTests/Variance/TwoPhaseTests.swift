import Estimation
import FileFormats
import Frame
import LinearAlgebra
import Survey
import TestSupport
import Testing

/// Two-phase samples against the definition pair by pair, and two frames against a sum worked out by hand.
@Suite("Two phases and two frames")
struct TwoPhaseTests {
    private let frame: DataFrame
    private let expected: FixtureNumbers

    init() throws {
        frame = try CSVFile(path: Places.fixture("two-phase/data.csv")).read().frame
        expected = try FixtureNumbers("two-phase")
    }

    private func design(_ declaration: DesignDeclaration) throws -> SurveyDesign {
        try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row + 2) }
    }

    private func numbers(_ design: SurveyDesign) -> [Double] {
        let y = [NumericVariable("y", frame["y"]!.doubles!)]
        let all = GroupIndex(allRows: frame.rowCount)
        let group = frame["group"]!.categories
        let a = GroupIndex(domain: group.codes.map { group.levels[Int($0)].code == "a" })
        // A total of deviations: the variance of one far from zero may come out negative.
        let mean = design.means(of: y, by: all)
        let x = [NumericVariable("x", y[0].values.map { $0 - mean.values[0] })]
        return [mean, design.totals(of: x, by: all), design.means(of: y, by: a)].flatMap {
            [$0.values[0], $0.standardErrors[0]]
        }
    }

    private let again = SecondPhaseDeclaration(selected: "again", strata: ["stratum"])

    @Test("Rows, then rows: means, totals and domains")
    func rows() throws {
        let found = numbers(try design(.init(secondPhase: again)))
        #expect(disagreements(found, expected["rows"], relative: 1e-9) == [])
    }

    @Test("Clusters of a finite population, then rows within them")
    func clusters() throws {
        let found = numbers(
            try design(.init(clusters: ["psu"], populationSizes: ["N"], secondPhase: again)))
        #expect(disagreements(found, expected["clusters"], relative: 1e-9) == [])
    }

    @Test("Everybody drawn again is one phase")
    func whole() throws {
        var all = frame
        all.set(Column(name: "all", values: .numeric([Double](repeating: 1, count: frame.rowCount))))
        let everyone = SecondPhaseDeclaration(selected: "all")
        let two = try SurveyDesign(
            .init(clusters: ["psu"], populationSizes: ["N"], secondPhase: everyone), in: all
        ) { row, _ in SourcePosition(file: "t", line: row + 2) }
        let one = try design(.init(clusters: ["psu"], populationSizes: ["N"]))
        #expect(disagreements(numbers(two), numbers(one), relative: 1e-12) == [])
    }

    @Test("Two frames are two independent samples whose overlap counts once")
    func frames() throws {
        // Groups stand for frames, strata for the overlap.
        let dual = DualFrameDeclaration(frame: "group", inBoth: "overlap", share: 0.3)
        var frame = frame
        let stratum = frame["stratum"]!.categories
        let group = frame["group"]!.categories
        let inBoth = stratum.codes.map { stratum.levels[Int($0)].code == "high" ? 1.0 : 0 }
        frame.set(Column(name: "overlap", values: .numeric(inBoth)))
        let design = try SurveyDesign(.init(clusters: ["psu"], dualFrame: dual), in: frame) { row, _ in
            SourcePosition(file: "t", line: row + 2)
        }
        let y = frame["y"]!.doubles!
        let total = design.totals(of: [NumericVariable("y", y)], by: GroupIndex(allRows: y.count))
        var value = 0.0
        var variance = 0.0
        for (code, share) in [("a", 0.3), ("b", 0.7)] {
            var sums: [Double: Double] = [:]
            for row in y.indices where group.levels[Int(group.codes[row])].code == code {
                sums[frame["psu"]!.doubles![row], default: 0] += y[row] * (inBoth[row] == 1 ? share : 1)
            }
            let mean = sums.values.reduce(0, +) / Double(sums.count)
            value += mean * Double(sums.count)
            let squares = sums.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            variance += squares * Double(sums.count) / Double(sums.count - 1)
        }
        #expect(isClose(total.values[0], value, relative: 1e-12))
        #expect(isClose(total.covariance[0, 0], variance, relative: 1e-12))
    }

    @Test("A stratum of which nobody was drawn again is named")
    func emptyStratum() throws {
        let nobody = SecondPhaseDeclaration(selected: "again", strata: ["again"])
        #expect {
            try design(.init(secondPhase: nobody))
        } throws: { error in
            guard case .emptySecondPhaseStratum(let stratum, let count) = error as? DesignError else { return false }
            return stratum == "0" && count == self.count(of: 0)
        }
    }

    private func count(of value: Double) -> Int { frame["again"]!.doubles!.count { $0 == value } }
}
