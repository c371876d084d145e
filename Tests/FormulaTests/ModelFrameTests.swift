import Frame
import Testing

@testable import Formula

@Suite("Rows with a value for every variable")
struct ModelFrameTests {
    /// Six rows: x refused in row 1 and not asked in row 4, group blank in rows 1 and 2, y invalid in row 3.
    static let frame = DataFrame(
        rowCount: 6,
        columns: [
            Column(
                name: "y", values: .numeric([1, 2, 3, .nan, 5, 6]), missing: MissingCells(reasons: [0, 0, 0, 5, 0, 0])),
            Column(
                name: "x", values: .integer([4, 0, 9, 1, 0, 16]), missing: MissingCells(reasons: [0, 1, 0, 0, 4, 0])),
            Column(
                name: "group",
                values: .categorical(
                    [0, -1, -1, 1, 1, 1], CategoricalLevels(["a", "b"].map { CategoricalLevel($0) })),
                missing: MissingCells(reasons: [0, 6, 6, 0, 0, 0])),
            Column(name: "time", values: .numeric([1, 2, 4, 8, 16, 0])),
            Column(name: "town", values: .text([0, 1, 0, 1, 0, 1], ["s", "t"])),
        ])

    static func modelFrame(_ source: String, where isInDomain: (Int) -> Bool = { _ in true }) throws -> ModelFrame {
        let formula = try ModelFormula(source)
        return try ModelFrame(formula, in: frame, schema: Schema(formula, in: frame), where: isInDomain)
    }

    static func shown(_ exclusions: [ModelFrame.Exclusion]) -> [String] {
        exclusions.map { "\($0.variable) \($0.reason.name) \($0.count)" }
    }

    @Test("Rows are left out under the first variable missing, in the order of the formula")
    func exclusions() throws {
        let one = try Self.modelFrame("y ~ x + group")
        #expect(one.rows == [0, 5])
        #expect(Self.shown(one.exclusions) == ["y invalid 1", "x refused 1", "x notAsked 1", "group blank 1"])
        let other = try Self.modelFrame("y ~ group + x")
        #expect(other.rows == [0, 5])
        #expect(Self.shown(other.exclusions) == ["y invalid 1", "group blank 2", "x notAsked 1"])
    }

    @Test("Rows outside the domain are neither analysed nor counted as left out")
    func domain() throws {
        let frame = try Self.modelFrame("y ~ x") { $0 >= 3 }
        #expect(frame.rows == [5])
        #expect(Self.shown(frame.exclusions) == ["y invalid 1", "x notAsked 1"])
    }

    @Test("Without missing values all rows are analysed, in whatever way they are counted")
    func complete() throws {
        let frame = try Self.modelFrame("time ~ town")
        #expect(frame.rows == [0, 1, 2, 3, 4, 5])
        #expect(frame.exclusions.isEmpty)
        #expect(frame.design.rows == nil)
        #expect(frame.offset.isEmpty)
    }

    @Test("A transform that does not exist in a row leaves it out as invalid")
    func invalidTransforms() throws {
        let frame = try Self.modelFrame("y ~ log(time)")
        #expect(frame.rows == [0, 1, 2, 4])
        #expect(Self.shown(frame.exclusions) == ["y invalid 1", "log(time) invalid 1"])
        // Of a row that is missing anyway, the reason stays.
        #expect(Self.shown(try Self.modelFrame("time ~ sqrt(x)").exclusions) == ["x refused 1", "x notAsked 1"])
    }

    @Test("The values of the outcome at the rows analysed, transformed if it is")
    func values() throws {
        let frame = try Self.modelFrame("square(y) ~ x")
        #expect(frame.rows == [0, 2, 5])
        #expect(try frame.values(of: frame.formula.outcome, in: Self.frame, use: "it") == [1, 9, 36])
        let whole = try Self.modelFrame("time ~ town")
        #expect(try whole.values(of: whole.formula.outcome, in: Self.frame, use: "it") == [1, 2, 4, 8, 16, 0])
        let town = FormulaVariable(name: "town", function: nil)
        #expect(throws: FormulaError.notANumber(variable: "town", use: "a mean")) {
            try frame.values(of: town, in: Self.frame, use: "a mean")
        }
    }

    @Test("Offsets are added up over the rows analysed")
    func offsets() throws {
        #expect(try Self.modelFrame("y ~ x + offset(time)").offset == [1, 4, 0])
        #expect(try Self.modelFrame("y ~ town + offset(time) + offset(square(time))").offset == [2, 6, 20, 272, 0])
        // log 0 in a row left out for another reason does no harm.
        #expect(try Self.modelFrame("time ~ group + offset(sqrt(x))", where: { $0 != 4 }).offset == [2, 1, 4])
        // log 0 is missing, and counted.
        let logarithm = try Self.modelFrame("y ~ town + offset(log(time))")
        #expect(logarithm.rows == [0, 1, 2, 4])
        #expect(logarithm.exclusions.contains(.init(variable: "log(time)", reason: .invalid, count: 1)))
        #expect(throws: FormulaError.offsetNotNumeric(variable: "town")) {
            try Self.modelFrame("y ~ x + offset(town)")
        }
    }

    @Test("A missing offset leaves the row out")
    func missingOffset() throws {
        let frame = try Self.modelFrame("time ~ town + offset(x)")
        #expect(frame.rows == [0, 2, 3, 5])
        #expect(frame.offset == [4, 9, 1, 16])
    }

    @Test("Unknown variables on either side, and no row left")
    func refusals() {
        #expect(throws: FormulaError.unknownVariable(name: "tmie", known: Self.frame.names)) {
            try Self.modelFrame("tmie ~ x")
        }
        #expect(throws: FormulaError.unknownVariable(name: "log", known: Self.frame.names)) {
            try Self.modelFrame("y ~ x + offset(log)")
        }
        #expect(throws: FormulaError.noRows(formula: "y ~ x", empty: [])) {
            try Self.modelFrame("y ~ x") { _ in false }
        }
        #expect(throws: FormulaError.noRows(formula: "y ~ x", empty: ["y"])) {
            try Self.modelFrame("y ~ x") { $0 == 3 }
        }
    }
}
