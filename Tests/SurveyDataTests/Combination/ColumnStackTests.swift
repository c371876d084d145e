import FileFormats
import Frame
import Testing

@testable import SurveyData

@Suite("Columns below each other")
struct ColumnStackTests {
    private func column(_ values: ColumnValues, missing reasons: [UInt8] = [], temporal: TemporalKind? = nil) -> Column
    {
        Column(name: "x", values: values, missing: MissingCells(reasons: reasons), temporal: temporal)
    }

    private func stacked(_ pieces: ColumnStack.Piece...) throws -> Column {
        try ColumnStack(name: "x", pieces: pieces).column()
    }

    @Test("Whole numbers take the widest width; with a fraction among them, all are reals")
    func numbers() throws {
        let small = column(.integer(IntegerValues(.int8([1, 0]))), missing: [0, 6])
        let large = column(.integer(IntegerValues(.int16([300]))))
        let both = try stacked(.column(small), .absent(1), .column(large))
        #expect(both.values == .integer([1, 0, 0, 300]))
        #expect(both.missing.reasons == [0, 6, 4, 0])
        let reals = try stacked(.column(small), .column(column(.numeric([0.5]))))
        #expect("\(reals.values)" == "numeric([1.0, nan, 0.5])")
    }

    @Test("A column without values has no type of its own")
    func empty() throws {
        let blank = column(.integer(IntegerValues(.int8([0, 0]))), missing: [6, 6])
        #expect(try stacked(.column(blank), .column(column(.text([0], ["a"])))).values == .text([-1, -1, 0], ["a"]))
        #expect(try stacked(.column(blank), .absent(1)).values == .integer([0, 0, 0]))
        let texts = column(.text([-1], []), missing: [6])
        #expect(try stacked(.column(texts), .column(column(.integer([7])))).values == .integer([0, 7]))
    }

    @Test("Letters of missing numbers stay, whatever else the column holds")
    func letters() throws {
        let letter = column(.numeric([MissingTag.value(UInt8(ascii: "c"))]), missing: [6])
        for other in [column(.integer([5])), column(.integer(IntegerValues(.int8([0]))), missing: [6])] {
            guard case .numeric(let values) = try stacked(.column(other), .column(letter)).values else {
                Issue.record("no reals")
                continue
            }
            #expect(MissingTag.letter(of: values[1]) == UInt8(ascii: "c"))
        }
    }

    @Test("Texts share a dictionary in order of appearance; levels are joined by code")
    func texts() throws {
        let first = column(.text([1, 0, -1], ["b", "a"]), missing: [0, 0, 6])
        let second = column(.text([0, 1], ["c", "a"]))
        #expect(try stacked(.column(first), .column(second)).values == .text([1, 0, -1, 2, 1], ["b", "a", "c"]))
        func levels(_ names: String...) -> CategoricalLevels {
            CategoricalLevels(
                names.enumerated().map { .init(name: $1, code: "\($0 + 1)", label: LocalizedText($1)) })
        }
        let joined = try stacked(
            .column(column(.categorical([0, 1], levels("no", "yes")))),
            .column(column(.categorical([2, 0], levels("no", "yes", "maybe")))))
        #expect(joined.values == .categorical([0, 1, 2, 0], levels("no", "yes", "maybe")))
        #expect(throws: ColumnStack.Conflict.self) {
            try stacked(
                .column(column(.categorical([0], levels("no")))), .column(column(.categorical([0], levels("yes")))))
        }
    }

    @Test("Texts and numbers, dates and what is none, do not go together")
    func conflicts() {
        let number = column(.numeric([1]))
        #expect(throws: ColumnStack.Conflict.self) {
            try stacked(.column(number), .column(column(.text([0], ["a"]))))
        }
        #expect(throws: ColumnStack.Conflict.self) {
            try stacked(.column(number), .column(column(.numeric([1]), temporal: .date)))
        }
    }

    @Test("Of what files say of a variable, the first word counts; other words are told")
    func metadata() {
        func said(_ labels: [(Double, String)], _ missing: [Double], label: String?) -> VariableMetadata {
            VariableMetadata(
                name: "x", label: label.map { LocalizedText($0) },
                valueLabels: labels.map { ValueLabel(.number($0), LocalizedText($1)) },
                missing: missing.map { .numbers($0...$0) })
        }
        let merged = MergedMetadata([
            said([(1, "yes"), (2, "no")], [-9], label: nil), said([(1, "no"), (3, "perhaps")], [-9, -8], label: "X"),
        ])
        #expect(merged.variable?.valueLabels.map(\.label.allTexts[0]) == ["yes", "no", "perhaps"])
        #expect(merged.variable?.label == LocalizedText("X"))
        #expect(merged.variable?.missing.count == 2)
        #expect(
            CombinationError.differences(SourcePosition(whole: "p.yaml"), "x", merged) == [
                "p.yaml: the files label values of 'x' differently: 1 is 'yes', later 'no'. The first label counts; if the codes mean "
                    + "other things, translate them (codebook: waves).",
                "p.yaml: -8 of 'x' stands for no value in some of the files only, and is taken so in all.",
            ])
    }
}
