import Estimation
import Frame
import Results
import Survey
import Testing

/// What a design says of itself, against counts by hand.
@Suite("Designs described")
struct DesignDescriptionTests {
    /// Three strata of 3, 2 and 1 schools with 1 to 4 rows; N schools in the population; a quarter of the rows again.
    static let rows: [(stratum: Double, school: Double, weight: Double, population: Double)] = [
        (1, 1, 10, 30), (1, 1, 12, 30), (1, 2, 9, 30), (1, 3, 11, 30), (1, 3, 10, 30), (1, 3, 30, 30),
        (2, 1, 5, 8), (2, 1, 5, 8), (2, 2, 4, 8), (2, 2, 6, 8), (2, 2, 5, 8), (2, 2, 0, 8),
        (3, 9, 20, 5), (3, 9, 22, 5),
    ]

    static let frame: DataFrame = {
        var frame = DataFrame(rowCount: rows.count)
        frame.set(Column(name: "stratum", values: .numeric(rows.map(\.stratum))))
        frame.set(Column(name: "school", values: .numeric(rows.map(\.school))))
        frame.set(Column(name: "w", values: .numeric(rows.map(\.weight))))
        frame.set(Column(name: "N", values: .numeric(rows.map(\.population))))
        frame.set(Column(name: "p", values: .numeric(rows.map { 1 / (1 + $0.stratum + $0.school) })))
        frame.set(Column(name: "again", values: .numeric(rows.indices.map { $0 % 3 == 0 ? 1 : 0 })))
        frame.set(Column(name: "overlap", values: .numeric(rows.indices.map { $0 % 4 == 0 ? 1 : 0 })))
        frame.set(Column(name: "half", values: .numeric(rows.indices.map { $0 < 6 ? 1 : 2 })))
        for replicate in 1...4 {
            frame.set(
                Column(
                    name: "r\(replicate)",
                    values: .numeric(rows.indices.map { rows[$0].weight * ($0 % 4 + 1 == replicate ? 0 : 4.0 / 3) })))
        }
        return frame
    }()

    static func locate(_ row: Int, _ variable: String) -> SourcePosition {
        SourcePosition(file: "t.csv", line: row + 2)
    }

    static func design(_ declaration: DesignDeclaration) throws -> SurveyDesign {
        try SurveyDesign(declaration, in: frame, locate: locate)
    }

    static let clustered = DesignDeclaration(
        weights: "w", strata: ["stratum"], clusters: ["school"], nested: true, singlePSU: .average)

    @Test("Units and rows by stage")
    func stages() throws {
        let design = try Self.design(Self.clustered)
        let stage = try #require(design.stageDescriptions.first)
        #expect(design.stageDescriptions.count == 1)
        #expect(stage.variable == "school" && stage.unitCount == 6 && stage.stratumCount == 3)
        #expect(stage.populationCount == nil && stage.fractions == nil && stage.contributes)
        #expect(stage.unitsPerStratum.minimum == 1 && stage.unitsPerStratum.median == 2)
        #expect(stage.unitsPerStratum.maximum == 3)
        // Rows by school: 2, 1, 3, 2, 4, 2.
        #expect(stage.rowsPerUnit.minimum == 1 && stage.rowsPerUnit.median == 2 && stage.rowsPerUnit.maximum == 4)
        let mean = 14.0 / 6
        let squares = [2.0, 1, 3, 2, 4, 2].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(abs(stage.rowsPerUnit.coefficientOfVariation - (squares / 6).squareRoot() / mean) < 1e-12)
        #expect(stage.oneRowUnits == 1 && stage.twoUnitStrata == 1 && stage.singleUnitStrata == 1)
        #expect(design.unitsAcrossStrata(in: Self.frame) == 2)
    }

    @Test("Population sizes and a second stage of rows")
    func populations() throws {
        var declaration = Self.clustered
        declaration.populationSizes = ["N"]
        let stage = try #require(try Self.design(declaration).stageDescriptions.first)
        #expect(stage.populationCount == 43)
        #expect(stage.fractions == 0.1...0.25)
    }

    @Test("Strata with a single unit by name, with their rows and weight")
    func singleUnits() throws {
        let strata = try Self.design(Self.clustered).singleUnitStrata(in: Self.frame, language: "en")
        #expect(strata.map(\.levels) == [["3"]])
        #expect(strata[0].stage == 0 && strata[0].rowCount == 2)
        let sum = Self.rows.reduce(0) { $0 + $1.weight }
        #expect(abs(strata[0].weightShare - 42 / sum) < 1e-12)
    }

    @Test("Facts of every kind of design are those of its declaration")
    func facts() throws {
        let plain = try Self.design(Self.clustered).facts
        #expect(plain.variance == .linearized && plain.degreesOfFreedom == 3 && plain.singleUnitStrata == 1)

        var unequal = Self.clustered
        unequal.strata = []
        unequal.clusters = []
        unequal.populationSizes = ["p"]
        unequal.unequalProbabilities = UnequalProbabilities(method: .overton, form: .yatesGrundy)
        #expect(
            try Self.design(unequal).facts.variance == .unequalProbabilities(pairs: "overton", isYatesGrundy: true))

        var phases = Self.clustered
        phases.secondPhase = SecondPhaseDeclaration(selected: "again", strata: ["half"])
        let twoPhase = try Self.design(phases)
        #expect(
            twoPhase.facts.variance
                == .twoPhase(
                    SecondPhaseFacts(
                        selected: "again", strata: ["half"], clusters: [], unitCount: 5, availableCount: 14,
                        stratumCount: 2)))
        #expect(twoPhase.facts.degreesOfFreedom == 3)
        let second = try #require(twoPhase.stageDescriptions.last)
        #expect(second.isSecondPhase && second.unitCount == 5 && second.rowsPerUnit.maximum == 1)

        var frames = Self.clustered
        frames.dualFrame = DualFrameDeclaration(frame: "half", inBoth: "overlap", share: 0.25)
        let dual = try Self.design(frames).facts
        #expect(dual.frames == "half" && dual.frameShare == 0.25 && dual.strata == ["half", "stratum"])
    }

    @Test("Replicates that came with the data have a scale of their kind, or the producer's; no stages")
    func replicates() throws {
        let names = (1...4).map { "r\($0)" }
        func facts(_ scale: Double?) throws -> ReplicateFacts? {
            let design = try Self.design(
                DesignDeclaration(
                    weights: "w",
                    replicates: ReplicateDeclaration(
                        .variables(names, areFactors: false), kind: .jackknife, scale: scale)))
            #expect(design.stageDescriptions.isEmpty)
            #expect(design.singleUnitStrata(in: Self.frame, language: "en").isEmpty)
            #expect(design.facts.singleUnitStrata == 0 && !design.facts.usesPolicy)
            if case .replicates(let facts) = design.facts.variance { return facts }
            return nil
        }
        let usual = try #require(try facts(nil))
        #expect(usual.scale == 0.75 && usual.count == 4 && !usual.isMade && !usual.isScaleStated)
        let same = try #require(try facts(0.75))
        #expect(same.isScaleStated && !same.isScaleUnusual)
        let own = try #require(try facts(0.5))
        #expect(own.isScaleUnusual && own.impliedScale == 0.75 && own.typeInR == "JK1")
    }

    @Test("Replicates that are made say of what, and with which seed")
    func made() throws {
        var declaration = Self.clustered
        declaration.replicates = ReplicateDeclaration(.made(.bootstrap(.raoWu), count: 20, seed: 3))
        let design = try Self.design(declaration)
        guard case .replicates(let facts) = design.facts.variance else {
            Issue.record("no replicates")
            return
        }
        #expect(facts.isMade && facts.seed == 3 && facts.count == 20 && facts.kind == "bootstrap")
        #expect(!facts.correctsForPopulation && design.facts.usesPolicy)
        #expect(design.facts.degreesOfFreedom == 3 && design.stageDescriptions.count == 1)
        declaration.replicates = ReplicateDeclaration(.made(.jackknife, count: 0, seed: 0))
        guard case .replicates(let jackknife) = try Self.design(declaration).facts.variance else {
            Issue.record("no replicates")
            return
        }
        #expect(jackknife.seed == nil && jackknife.correctsForPopulation)
    }

    @Test("The weights of every step end in those of the design")
    func history() throws {
        var declaration = Self.clustered
        declaration.adjustments = [
            .postStratified(PopulationMargin("half", [("1", 100), ("2", 80)]), isPartial: false),
            .trimmed(WeightTrimming(upper: .value(25)), within: []),
        ]
        let (given, steps) = try declaration.weightHistory(in: Self.frame, locate: Self.locate)
        let design = try Self.design(declaration)
        #expect(given.values == Self.rows.map(\.weight))
        #expect(steps.count == 2 && steps[1].weights == design.weights.values)
        #expect(steps[0].facts(of: declaration.adjustments[0]) == .postStratified(["half"]))
        guard case .trimmed(let facts?) = steps[1].facts(of: declaration.adjustments[1]) else {
            Issue.record("nothing trimmed")
            return
        }
        let above = steps[0].weights.filter { $0 > 25 }
        #expect(!above.isEmpty && facts.above == above.count && facts.upper == 25 && facts.isRedistributed)
        #expect(abs(facts.shareTaken - above.reduce(0) { $0 + $1 - 25 } / 180) < 1e-12)
    }
}
