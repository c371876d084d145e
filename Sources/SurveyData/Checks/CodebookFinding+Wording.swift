import Frame

extension CodebookFinding {
    /// What is wrong and what to do about it, in a line.
    public var problem: String {
        switch kind {
        case .cells(.undeclaredCode(let declared)):
            "codes not declared (declared: \(Self.list(declared)))"
        case .cells(.outOfRange(let range)):
            "outside the declared range \(plainText(range.lowerBound)) to \(plainText(range.upperBound))"
        case .cells(.notWhole): "fractions where whole numbers are declared"
        case .cells(.notANumber): "text where numbers are declared"
        case .cells(.notTemporal(let format)): "nothing written as \(format), or no such day or time"
        case .cells(.unknownWave(let wave)): "cannot be read, because '\(wave)' is blank"
        case .cells(.noAnswer(let scale, let range)):
            "no answer to an item of \(scale) (stored as \(plainText(range.lowerBound)) to \(plainText(range.upperBound)))"
        case .absent(let nearest): "declared, but no column of the file" + Self.hint(nearest)
        case .undeclared(let nearest): "a column that is not declared" + Self.hint(nearest)
        case .otherLabel(let code, let declared, let found):
            "\(code) is '\(declared)' in the codebook, but '\(found)' in the file"
        case .repeatedKey(let names):
            "rows with the same \(names.joined(separator: ", ")) as an earlier row"
        case .blankKey: "no value, where rows are told apart by it"
        case .unusedRecode(let wave): "codes are declared for wave \(wave), of which the file has no row"
        }
    }

    private static func list(_ codes: [String]) -> String {
        codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? ", …" : "")
    }

    private static func hint(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
}
