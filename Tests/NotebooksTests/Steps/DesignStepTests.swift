import Estimation
import Reporting
import Results
import Survey
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("The design block and the steps of lbc design")
struct DesignStepTests {
    /// A study on the sample's data, with 6 jackknife replicates in the file.
    static func run(
        _ design: DesignDeclaration, language: Phrasebook.Language = .en
    ) throws -> (tables: [String: Table], statistics: [Statistic]) {
        let sample = try SampleStudy()
        let lines = SampleStudy.csv().split(separator: "\n")
        let header = lines[0] + (1...6).map { ",r\($0)" }.joined() + ",half,q\n"
        let rows = lines.dropFirst().enumerated().map { row, line -> String in
            let fields = line.split(separator: ",")
            let weight = Double(fields[2]) ?? 0
            let replicates = (1...6).map { $0 == row / 10 + 1 ? 0 : weight * 1.2 }
            return line + replicates.map { ",\($0)" }.joined() + (row < 30 ? ",1" : ",2")
                + ",\(1 / Double(row / 10 + 2))\n"
        }
        let path = try sample.folder.write(String(header) + rows.joined(), to: "replicated.csv")
        let study = Study(
            dataPath: path, codebookPath: sample.folder.path + "/codebook.yaml", language: language, design: design)
        let run = try StudyRun(try StudyPlan(study, steps: DesignStep.steps(of: study)))
        let tables = run.document.tables
        return (Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) }), run.statistics)
    }

    static let replicates = (1...6).map { "r\($0)" }

    @Test("A plain design: what it is, and its stages and weights")
    func plain() throws {
        let (tables, statistics) = try Self.run(DesignDeclaration(weights: "w", strata: ["s"], clusters: ["p"]))
        #expect(tables.keys.sorted() == ["design", "stages", "weights"])
        func value(_ id: String, _ variable: String?, _ group: String?, _ name: StatisticName) -> Double? {
            statistics.first {
                $0.analysis == id && $0.variable == variable && $0.group == group && $0.name == name
            }?.value
        }
        #expect(value("design", nil, nil, .degreesOfFreedom) == 4)
        #expect(value("design", "units", nil, .n) == 6 && value("design", "strata", nil, .n) == 2)
        #expect(value("stages", "stage1", "rowsPerUnit", .median) == 10)
        #expect(value("stages", "stage1", "unitsPerStratum", .maximum) == 3)
        let weights = SampleStudy.csv().split(separator: "\n").dropFirst().compactMap {
            Double($0.split(separator: ",")[2])
        }
        let sum = weights.reduce(0, +)
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        let kish = try #require(value("weights", "given", nil, .designEffect))
        let effective = try #require(value("weights", "given", nil, .effectiveSampleSize))
        #expect(value("weights", "given", "all", .n) == 60 && value("weights", "given", nil, .total) == sum)
        #expect(abs(kish - 60 * squares / (sum * sum)) < 1e-12)
        #expect(abs(effective - sum * sum / squares) < 1e-9)
        let summary = try #require(tables["design"])
        #expect(summary.rows.map(\.label).contains("Degrees of freedom"))
        #expect(summary.notes.contains { $0.hasPrefix("Methods: Estimates are weighted by the sampling weight w.") })
        #expect(summary.notes.contains { $0.hasPrefix("4 degrees of freedom are few") })
        #expect(!summary.notes.contains { $0.hasPrefix("Survey design:") })
    }

    @Test("Replicates: number, scale, centre, and no stages")
    func replicated() throws {
        let (tables, statistics) = try Self.run(
            DesignDeclaration(
                weights: "w",
                replicates: ReplicateDeclaration(
                    .variables(Self.replicates, areFactors: false), kind: .jackknife, scale: 0.5,
                    isCentredAtEstimate: false)))
        #expect(tables.keys.sorted() == ["design", "weights"])
        let summary = try #require(tables["design"])
        let cells = Dictionary(
            summary.rows.map { ($0.label, HouseStyle.standard.text($0.cells[0])) },
            uniquingKeysWith: { first, _ in first })
        #expect(cells["Replicates"] == "6 replicate weights (delete-one jackknife, JK1) that came with the data")
        #expect(cells["Scale"] == "0.5 (stated by the producer)")
        #expect(cells["Deviations from"] == "the mean of the replicates")
        #expect(cells["Stage 1"] == nil && cells["Strata with a single unit"] == nil)
        #expect(summary.notes.contains { $0.contains("The scale 0.5 of the replicates is the producer's, where") })
        #expect(statistics.contains { $0.variable == "replicates" && $0.name == .scale && $0.value == 0.5 })
        #expect(tables["weights"]?.notes.contains { $0.contains("Taylor") } == false)
    }

    @Test("Calibrated weights: a column for every step, and what it did")
    func calibrated() throws {
        let (tables, statistics) = try Self.run(
            DesignDeclaration(
                weights: "w", strata: ["s"], clusters: ["p"],
                adjustments: [
                    .raked([
                        PopulationMargin("half", [("1", 600), ("2", 400)]),
                        PopulationMargin("g", [("here", 550), ("away", 450)]),
                    ]), .trimmed(WeightTrimming(upper: .timesMedian(1.2)), within: []),
                ]))
        let weights = try #require(tables["weights"])
        #expect(weights.columns.map(\.header) == ["As given", "Raked", "Trimmed"])
        let raked = statistics.first { $0.analysis == "weights" && $0.variable == "step1" && $0.name == .total }
        #expect(abs((raked?.value ?? 0) - 1000) < 1e-6)
        #expect(weights.notes.contains { $0.contains("weights w, raked to half and g, trimmed above at") })
        let summary = try #require(tables["design"])
        #expect(summary.rows.map(\.label).contains("Adjustment 2"))
        #expect(summary.notes.contains { $0.contains("They take account of the calibration") })
    }

    @Test("Strata with a single unit, by the labels of their levels and in Chinese")
    func singleUnits() throws {
        let (tables, _) = try Self.run(
            DesignDeclaration(weights: "w", strata: ["g", "p"], clusters: ["s"], nested: true, singlePSU: .centre),
            language: .zh)
        let strata = try #require(tables["strata"])
        #expect(strata.rows.count == 12 && strata.rows[0].label.hasPrefix("在家 × "))
        #expect(strata.notes.contains { $0.hasPrefix("singlePSU 为 centre：以全部单位的均值为中心。可选：") })
        #expect(tables["design"]?.notes.contains { $0.hasPrefix("方法：估计以抽样权重 w 加权。") } == true)
    }

    @Test("Unequal probabilities and a second phase have their columns and rows")
    func furtherKinds() throws {
        var design = DesignDeclaration(strata: ["s"], clusters: ["p"], populationSizes: ["q"])
        design.unequalProbabilities = UnequalProbabilities(method: .brewer)
        let unequal = try #require(try Self.run(design).tables["stages"])
        let cells = zip(unequal.columns, unequal.rows[0].cells).filter { $0.0.spanner == "Fraction, %" }.map {
            HouseStyle.standard.text($0.1)
        }
        #expect(cells == ["14.3", "50.0"])

        var phases = DesignDeclaration(weights: "w", strata: ["s"], clusters: ["p"])
        phases.secondPhase = SecondPhaseDeclaration(selected: "y", strata: ["half"])
        let (tables, statistics) = try Self.run(phases)
        #expect(tables["stages"]?.rows.map(\.label) == ["p", "second phase: (rows)"])
        let drawn = SampleStudy.csv().split(separator: "\n").dropFirst().count { $0.split(separator: ",")[5] == "1" }
        let given = statistics.first {
            $0.analysis == "weights" && $0.variable == "given" && $0.group == nil && $0.name == .n
        }
        #expect(given?.value == Double(drawn))
        #expect(tables["weights"]?.notes.contains { $0.contains("rows have weight zero") } == true)
    }

    @Test("Every kind of replicates has a name in every language", arguments: ReplicateKind.allCases)
    func kinds(kind: ReplicateKind) throws {
        for (language, isChinese) in [(Phrasebook.Language.en, false), (.zh, true)] {
            let (tables, _) = try Self.run(
                DesignDeclaration(
                    weights: "w",
                    replicates: ReplicateDeclaration(
                        .variables(Self.replicates, areFactors: false), kind: kind, fay: kind == .fay ? 0.5 : nil,
                        scale: 0.5)),
                language: language)
            let text = try #require(tables["design"]?.rows.map { HouseStyle.standard.text($0.cells[0]) }.joined())
            #expect(text.contains("（") == isChinese)
            // Of a bootstrap that came with the data no more is known than that.
            let isRaw = text.contains("(\(kind.rawValue)") || text.contains("（\(kind.rawValue)")
            #expect(isRaw == (kind == .bootstrap && !isChinese), "\(text)")
        }
    }

    @Test("A block prints one table; its values stand in the prose")
    func block() throws {
        let sample = try SampleStudy()
        let report = try sample.report(
            """
            Of {{d.units.n}} schools; df {{d.degreesOfFreedom}}; Kish {{w.given.designEffect}}.

            ```lbc design
            id: d
            ```

            ```lbc design
            id: w
            title: The weights
            table: weights
            ```
            """)
        let page = try #require(report["report.md"])
        #expect(page.contains("Of 6 schools; df 4"))
        #expect(page.contains("Table 1. Survey design") && page.contains("Table 2. The weights"))
        #expect(report.keys.contains("tables/d.csv"))
        let wrong = try sample.message("{{d.unit.n}}\n\n```lbc design\nid: d\ntable: summry\n```\n")
        #expect(wrong.contains { $0.contains("summary") })
        #expect(
            try sample.message("{{d.unit.n}}\n\n```lbc design\nid: d\n```\n").contains {
                $0.contains("'d' has no count 'unit'. Did you mean 'units'?")
            })
    }

    @Test("A design is not described from blocks of rows")
    func memory() throws {
        let sample = try SampleStudy()
        let plan = try StudyPlan(try sample.notebook("```lbc design\nid: d\n```\n"))
        #expect(throws: StudyError.self) { try MemoryBudget(bytes: 100).reading(of: plan) }
    }
}
