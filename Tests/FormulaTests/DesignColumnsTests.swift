import Frame
import LinearAlgebra
import Testing

@testable import Formula

/// Blocks against a design matrix worked out cell by cell from the meaning of each column.
@Suite("Design columns, block by block")
struct DesignColumnsTests {
    static let frame: DataFrame = {
        let rows = 23
        func levels(_ count: Int) -> CategoricalLevels {
            CategoricalLevels((0..<count).map { CategoricalLevel("l\($0)") })
        }
        let isMissing = (0..<rows).map { UInt8($0 % 7 == 3 ? 6 : 0) }
        return DataFrame(
            rowCount: rows,
            columns: [
                Column(name: "y", values: .numeric((0..<rows).map { Double($0) })),
                Column(name: "x", values: .numeric((0..<rows).map { 0.25 * Double($0 * $0 % 11) + 1 })),
                Column(
                    name: "z",
                    values: .integer(IntegerValues((0..<rows).map { isMissing[$0] == 0 ? Int32($0 % 5) - 2 : 0 })),
                    missing: MissingCells(reasons: isMissing)),
                Column(name: "a", values: .categorical((0..<rows).map { Int32($0 % 4) }, levels(5))),
                Column(name: "b", values: .text((0..<rows).map { Int32($0 / 3 % 3) }, ["t", "s", "r"])),
            ])
    }()

    /// The value of one variable in one row: the number, or whether the row has the level.
    static func value(_ part: (variable: FormulaVariable, level: String?), _ row: Int) -> Double {
        let column = frame[part.variable.name]!
        if let level = part.level {
            let categories = column.categories
            return categories.levels[Int(categories.codes[row])].name == level ? 1 : 0
        }
        let number = column.doubles![row]
        return part.variable.function?.apply([number])[0] ?? number
    }

    static let formulas = [
        "y ~ 1", "y ~ x", "y ~ a", "y ~ a - 1", "y ~ x*a*b", "y ~ z + x:z + a:z", "y ~ categorical(z) + log(x):b",
        "y ~ square(x) + exp(z) + sqrt(x) + a:b - 1",
    ]

    @Test("Every block is the matrix's rows", arguments: formulas, [1, 2, 5, 23])
    func blocks(source: String, size: Int) throws {
        let formula = try ModelFormula(source)
        for isInDomain in [{ _ in true }, { $0 % 2 == 1 }] as [(Int) -> Bool] {
            let model = try ModelFrame(
                formula, in: Self.frame, schema: Schema(formula, in: Self.frame), where: isInDomain)
            let design = model.design
            #expect(design.rowCount == model.rows.count)
            #expect(design.columnCount == model.columns.count)
            for start in stride(from: 0, to: design.rowCount, by: size) {
                let block = start..<min(design.rowCount, start + size)
                let expected = model.columns.map { column in
                    block.map { row in
                        column.parts.reduce(1) { $0 * Self.value($1, Int(model.rows[row])) }
                    }
                }
                // What is in the scratch beforehand must not matter.
                var scratch = [Double](repeating: .nan, count: block.count * design.columnCount)
                var span = scratch.mutableSpan
                design.expand(rows: block, into: &span)
                #expect(scratch == expected.flatMap { $0 })
                for column in expected.indices {
                    var one = [Double](repeating: .nan, count: block.count)
                    var span = one.mutableSpan
                    design.expand(column: column, rows: block, into: &span)
                    #expect(one == expected[column])
                }
            }
        }
    }

    @Test("A level no row has gives a column of zeros")
    func emptyLevel() throws {
        let formula = try ModelFormula("y ~ a")
        let model = try ModelFrame(formula, in: Self.frame, schema: Schema(formula, in: Self.frame)) { _ in true }
        #expect(model.columns.last?.name == "a[l4]")
        var scratch = [Double](repeating: .nan, count: 23)
        var span = scratch.mutableSpan
        model.design.expand(column: 4, rows: 0..<23, into: &span)
        #expect(scratch == [Double](repeating: 0, count: 23))
    }
}
