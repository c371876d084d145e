import Frame
import Testing

@testable import Formula

@Suite("Which columns a formula has")
struct DesignBuilderTests {
    static func levels(_ names: String...) -> CategoricalLevels {
        CategoricalLevels(names.map { CategoricalLevel($0) })
    }

    static let frame = DataFrame(
        rowCount: 6,
        columns: [
            Column(name: "y", values: .numeric([1, 2, 3, 4, 5, 6])),
            Column(name: "x", values: .numeric([0.5, 1, 1.5, 2, 2.5, 3])),
            Column(name: "z", values: .integer([1, 2, 3, 1, 2, 3])),
            Column(name: "a", values: .categorical([0, 1, 2, 0, 1, 2], levels("p", "q", "r"))),
            Column(name: "b", values: .categorical([0, 0, 0, 1, 1, 1], levels("u", "v"))),
            Column(name: "yn", values: .categorical([0, 1, 0, 1, 0, 1], levels("yes", "no"))),
        ])

    static func modelFrame(_ source: String, references: [String: String] = [:]) throws -> ModelFrame {
        let formula = try ModelFormula(source)
        return try ModelFrame(formula, in: frame, schema: Schema(formula, in: frame, references: references)) { _ in
            true
        }
    }

    /// The columns of R's model.matrix for the same formulas, with this package's names.
    @Test(
        "Columns by name",
        arguments: [
            ("y ~ 1", "(Intercept)"),
            ("y ~ x", "(Intercept) x"),
            ("y ~ x - 1", "x"),
            ("y ~ a", "(Intercept) a[q] a[r]"),
            ("y ~ a - 1", "a[p] a[q] a[r]"),
            ("y ~ yn", "(Intercept) yn[yes]"),
            ("y ~ a + b", "(Intercept) a[q] a[r] b[v]"),
            // The first factor takes the place of the intercept, even behind a number.
            ("y ~ x + b + a - 1", "x b[u] b[v] a[q] a[r]"),
            ("y ~ a*b", "(Intercept) a[q] a[r] b[v] a[q]:b[v] a[r]:b[v]"),
            ("y ~ x*b", "(Intercept) x b[v] x:b[v]"),
            // A slope for every group, where there is no common slope.
            ("y ~ b + x:b", "(Intercept) b[v] x:b[u] x:b[v]"),
            ("y ~ x + x:b", "(Intercept) x x:b[v]"),
            ("y ~ a + a:b", "(Intercept) a[q] a[r] a[p]:b[v] a[q]:b[v] a[r]:b[v]"),
            ("y ~ b:a - 1", "b[u]:a[p] b[v]:a[p] b[u]:a[q] b[v]:a[q] b[u]:a[r] b[v]:a[r]"),
            ("y ~ x:z", "(Intercept) x:z"),
            ("y ~ categorical(z)", "(Intercept) categorical(z)[2] categorical(z)[3]"),
            ("y ~ log(x) + x", "(Intercept) log(x) x"),
        ])
    func names(source: String, expected: String) throws {
        #expect(try Self.modelFrame(source).columns.map(\.name).joined(separator: " ") == expected)
    }

    @Test("Another reference moves the columns")
    func reference() throws {
        let columns = try Self.modelFrame("y ~ a + yn", references: ["a": "q", "yn": "yes"]).columns
        #expect(columns.map(\.name) == ["(Intercept)", "a[p]", "a[r]", "yn[no]"])
    }

    @Test("What a column is filed under: its term, variable and level")
    func meanings() throws {
        let columns = try Self.modelFrame("y ~ x + a*b").columns
        #expect(columns.map(\.term) == [nil, 0, 1, 1, 2, 3, 3])
        #expect(columns.map(\.variable) == ["(Intercept)", "x", "a", "a", "b", "a:b", "a:b"])
        #expect(columns.map(\.level) == [nil, nil, "q", "r", "v", "q:v", "r:v"])
        #expect(columns[2] == columns[2])
        #expect(columns[2] != columns[3])
        #expect(columns[2] != columns[4])
    }

    @Test("A variable used in several terms is held once")
    func shared() throws {
        let design = try Self.modelFrame("y ~ x*a*b + x:z").design
        #expect(design.numbers.count == 2)
        #expect(design.codes.count == 2)
    }
}
