import Frame

/// What is wrong with a weight variable, if anything, noticed block by block.
struct WeightCheck: Sendable {
    let variable: String

    private var rowCount = 0
    private var missing: (count: Int, first: Int) = (0, 0)
    /// The first cell that is no number, or the first of the file where all are but the column is not.
    private var noNumber: (row: Int, text: String, isSure: Bool)?
    private var negative: (count: Int, first: Int, value: Double) = (0, 0, 0)
    private var isSomePositive = false
    private var infinite: Int?

    init(_ variable: String) {
        self.variable = variable
    }

    /// Takes in the next block of rows.
    mutating func add(_ column: Column) {
        defer { rowCount += column.count }
        let reasons = column.missing.reasons
        if let first = reasons.firstIndex(where: { $0 != 0 }) {
            missing = (missing.count + column.missing.count, missing.count > 0 ? missing.first : rowCount + first)
        }
        guard let values = column.doubles else { return addTexts(column) }
        if infinite == nil, let first = values.firstIndex(where: \.isInfinite) { infinite = rowCount + first }
        isSomePositive = isSomePositive || values.contains { $0 > 0 }
        if let first = values.firstIndex(where: { $0 < 0 }) {
            let count = values.count { $0 < 0 }
            negative =
                negative.count > 0
                ? (negative.count + count, negative.first, negative.value) : (count, rowCount + first, values[first])
        }
    }

    private mutating func addTexts(_ column: Column) {
        guard noNumber?.isSure != true, column.count > 0 else { return }
        let categories = column.categories
        let first = categories.firstNoNumber
        if first == nil, noNumber != nil { return }
        noNumber = (rowCount + (first ?? 0), categories.code(first ?? 0), first != nil)
    }

    /// - Parameter locate: where a row and variable stand in the file.
    /// - Throws: ``DesignError`` for weights that cannot be.
    func refuse(locate: (Int, String) -> SourcePosition) throws(DesignError) {
        if missing.count > 0 {
            throw .missingValues(
                role: "weights", variable: variable, count: missing.count, first: locate(missing.first, variable))
        }
        if let noNumber {
            throw .notNumeric(
                role: "weights", variable: variable, first: locate(noNumber.row, variable), example: noNumber.text)
        }
        if negative.count > 0 {
            throw .negativeWeights(
                variable: variable, count: negative.count, first: locate(negative.first, variable),
                value: negative.value)
        }
        if let infinite {
            throw .infiniteWeights(variable: variable, first: locate(infinite, variable), isImplied: false)
        }
        guard isSomePositive else { throw .allWeightsZero(variable: variable) }
    }
}

extension CategoryCodes {
    /// The code a cell holds, for a message.
    func code(_ row: Int) -> String {
        codes[row] < 0 ? "?" : levels[Int(codes[row])].code
    }

    /// The first row whose code is not a number.
    var firstNoNumber: Int? {
        let isNumber = levels.map { Double($0.code)?.isFinite == true }
        return codes.firstIndex { $0 < 0 || !isNumber[Int($0)] }
    }
}
