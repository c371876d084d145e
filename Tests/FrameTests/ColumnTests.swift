import Testing

@testable import Frame

@Suite("A column")
struct ColumnTests {
    static let levels = CategoricalLevels([CategoricalLevel("a"), CategoricalLevel("b")])

    @Test(
        "Each type by its name, and whether it can be calculated with",
        arguments: [
            (ColumnValues.numeric([1, 2]), "numeric", true), (.integer([1, 2]), "integer", true),
            (.categorical([0, 1], levels), "categorical", false), (.text([0, 0], ["x"]), "text", false),
        ])
    func types(values: ColumnValues, name: String, isNumber: Bool) {
        let column = Column(name: "x", values: values)
        #expect(column.typeName == name)
        #expect(column.isNumber == isNumber)
        #expect(column.count == 2)
    }

    @Test("Without a label the name is the label")
    func label() {
        #expect(Column(name: "age", values: .integer([])).label == LocalizedText("age"))
        #expect(Column(name: "age", label: LocalizedText("年龄"), values: .integer([])).label == LocalizedText("年龄"))
    }

    @Test("A renamed column keeps its values, unit, missing cells and, unless another is given, its label")
    func renamed() {
        let column = Column(
            name: "v1", label: LocalizedText("Age"), unit: LocalizedText("years"), values: .integer([9, 0]),
            missing: MissingCells(reasons: [0, 2]))
        let renamed = column.renamed("age")
        #expect(renamed.name == "age" && renamed.label == column.label && renamed.unit == LocalizedText("years"))
        #expect(renamed.values == column.values && renamed.missing == column.missing)
        #expect(column.renamed("age", label: LocalizedText("年龄")).label == LocalizedText("年龄"))
    }

    @Test("Reasons of another length than the values are a programmer's mistake")
    func lengths() async {
        await #expect(processExitsWith: .failure) {
            _ = Column(name: "x", values: .integer([1, 2]), missing: MissingCells(reasons: [1]))
        }
    }
}
