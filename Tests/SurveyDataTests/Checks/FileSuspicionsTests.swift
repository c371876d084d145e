import FileFormats
import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("What looks wrong with a file")
struct FileSuspicionsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func suspicions(
        _ csv: String, design: FileSuspicions.DesignVariables = .init()
    ) throws -> FileSuspicions {
        let file = try SurveyFile(path: try folder.write(csv, to: "x.csv"))
        return try Self.suspicions(file, design)
    }

    private static func suspicions(
        _ file: SurveyFile, _ design: FileSuspicions.DesignVariables
    ) throws -> FileSuspicions {
        let table = try file.load(Set(file.variableNames))
        return FileSuspicions(
            table, file.variableNames.compactMap { table.frame[$0] }.map(VariableSummary.init), design: design)
    }

    @Test("One value in all rows, or none; one value beside missing ones is an answer given by some")
    func constants() throws {
        let found = try suspicions("a,b,c,d\n1,,x,1\n1,,x,\n1,,x,2\n")
        #expect(found.constant == ["a", "c"])
        #expect(found.withoutValues == ["b"])
        #expect(try suspicions("a,b\n1,2\n1,\n").constant == ["a"])
    }

    @Test("Identifiers that occur twice, by the variable's name")
    func identifiers() throws {
        let found = try suspicions("pid,x\n1,1\n2,1\n3,2\n3,2\n")
        #expect(found.repeatedIdentifiers.map { "\($0.variable) \($0.distinct) \($0.rows)" } == ["pid 3 4"])
        // Of a household of many, the number is repeated by right.
        #expect(try suspicions("hhid,x\n1,1\n1,2\n1,3\n2,4\n").repeatedIdentifiers.isEmpty)
    }

    @Test("Weights that are not positive: negative ones always, zero and missing ones where the design names them")
    func weights() throws {
        let csv = "weight,w\n1,1\n-2,0\n3,\n"
        let byName = try suspicions(csv)
        #expect(byName.doubtfulWeights.map(\.variable) == ["weight"])
        #expect(byName.doubtfulWeights[0].negative == 1)
        let declared = try suspicions(csv, design: .init(weights: "w"))
        let own = try #require(declared.doubtfulWeights.first { $0.variable == "w" })
        #expect((own.negative, own.zero, own.missing) == (0, 1, 1))
        #expect(try suspicions("weight\n2\n2\n").constantWeights == ["weight"])
    }

    @Test("Units with the same number in several strata")
    func units() throws {
        let csv = "stratum,psu,other\n1,1,1\n1,2,2\n2,1,3\n2,3,4\n"
        let found = try suspicions(csv)
        #expect(found.unitsAcrossStrata?.unit == "psu" && found.unitsAcrossStrata?.count == 1)
        let declared = try suspicions(csv, design: .init(strata: ["stratum"], unit: "other"))
        #expect(declared.unitsAcrossStrata == nil)
    }

    @Test("Labels that say there is no answer, and values without one, of a labelled file")
    func labels() throws {
        let frame = DataFrame(
            rowCount: 6,
            columns: [
                Column(name: "q", values: .integer([1, 2, -8, -8, 1, 2])),
                Column(name: "r", values: .integer([1, 2, 3, 9, 1, 2])),
                Column(name: "age", values: .integer([1, 2, 3, 9, 95, 2])),
            ])
        let answers = [ValueLabel(.number(1), "是"), ValueLabel(.number(2), "否")]
        let path = try StatisticsFile.write(
            frame,
            [
                VariableMetadata(name: "q", valueLabels: answers + [ValueLabel(.number(-8), "不适用")]),
                VariableMetadata(name: "r", valueLabels: answers + [ValueLabel(.number(3), "一般")]),
                VariableMetadata(name: "age", valueLabels: [ValueLabel(.number(95), "95 and over")]),
            ], to: "\(folder.path)/x.dta")
        let file = try SurveyFile(path: path)
        let found = try Self.suspicions(file, .init())
        #expect(found.labelledMissing.map { "\($0.variable) \($0.codes[0].code) \($0.codes[0].count)" } == ["q -8 2"])
        #expect(found.unlabelled.map { "\($0.variable) \($0.codes[0].code)" } == ["r 9"])
    }

    @Test("Numbers that are computed with although their label says there is no answer, with the line to declare")
    func labelledNumbers() throws {
        let codes = [ValueLabel(.number(-8), "不适用"), ValueLabel(.number(-2), "拒绝回答")]
        let frame = DataFrame(
            rowCount: 4,
            columns: ["income", "group"].map { Column(name: $0, values: .integer([3, -8, $0 == "group" ? 2 : 5, -8])) })
        let metadata = [
            VariableMetadata(name: "income", valueLabels: codes),
            VariableMetadata(
                name: "group", valueLabels: codes + [ValueLabel(.number(2), "低"), ValueLabel(.number(3), "高")]),
        ]
        let path = try StatisticsFile.write(frame, metadata, to: "\(folder.path)/x.dta")
        let expected =
            "income: -8 '不适用' in 2 rows taken as numbers, though labelled as no answer. If there is none, declare it in a "
            + "codebook (--codebook): income: {missing: {-8: notApplicable}}."
        #expect(try SurveyFile(path: path).load(["income", "group"]).labelledNumbers == [expected])
        let declared = try Codebook(
            path: folder.write("variables:\n  income: {missing: {-8: notApplicable}}\n", to: "c.yaml"))
        #expect(try SurveyFile(path: path, codebook: declared).load(["income"]).labelledNumbers.isEmpty)
    }
}

extension ValueLabel {
    fileprivate init(_ value: CodedValue, _ label: String) { self.init(value, LocalizedText(label)) }
}

/// Files of Stata made for a test.
enum StatisticsFile {
    static func write(_ frame: DataFrame, _ metadata: [VariableMetadata], to path: String) throws -> String {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        _ = try ReadStatWriter(.stata, metadata: metadata).write(frame, to: descriptor, path: path)
        return path
    }
}
