import Frame

extension CodebookFinding {
    /// What is wrong, in a line.
    ///
    /// - Parameter language: `zh` for Chinese; any other for English.
    public func problem(in language: String) -> String {
        let pick = { (english: String, chinese: String) in language == "zh" ? chinese : english }
        switch kind {
        case .cells(let violation): return Self.problem(violation, pick)
        case .absent(let nearest):
            return pick("declared, but no column of the file", "已声明，但文件中没有此列") + Self.hint(nearest, pick)
        case .undeclared(let nearest):
            return pick("a column that is not declared", "未声明的列") + Self.hint(nearest, pick)
        case .otherLabel(let code, let declared, let found):
            return pick(
                "\(code) is '\(declared)' in the codebook, but '\(found)' in the file",
                "\(code) 在编码本中为“\(declared)”，在文件中为“\(found)”")
        case .repeatedKey(let names):
            let list = names.joined(separator: ", ")
            return pick("rows with the same \(list) as an earlier row", "\(list) 与前面的行重复")
        case .blankKey: return pick("no value, where rows are told apart by it", "用于区分各行，但没有值")
        case .unusedRecode(let wave):
            return pick(
                "codes are declared for wave \(wave), of which the file has no row", "声明了第 \(wave) 波的编码，但文件中没有该波")
        }
    }

    private static func problem(_ violation: Violation.Kind, _ pick: (String, String) -> String) -> String {
        switch violation {
        case .undeclaredCode(let declared):
            return pick(
                "codes not declared (declared: \(list(declared)))", "未声明的编码（已声明：\(list(declared))）")
        case .outOfRange(let range):
            let (low, high) = (plainText(range.lowerBound), plainText(range.upperBound))
            return pick("outside the declared range \(low) to \(high)", "超出声明的范围 \(low)～\(high)")
        case .notWhole: return pick("fractions where whole numbers are declared", "声明为整数，却有小数")
        case .notANumber: return pick("text where numbers are declared", "声明为数值，却是文字")
        case .notTemporal(let format):
            return pick("nothing written as \(format), or no such day or time", "不是 \(format) 的写法，或无此日期或时间")
        case .unknownWave(let wave): return pick("cannot be read, because '\(wave)' is blank", "“\(wave)”为空，无法解读")
        case .noAnswer(let scale, let range):
            let (low, high) = (plainText(range.lowerBound), plainText(range.upperBound))
            return pick(
                "no answer to an item of \(scale) (stored as \(low) to \(high))",
                "不是 \(scale) 题目的答案（编码为 \(low)～\(high)）")
        }
    }

    private static func list(_ codes: [String]) -> String {
        codes.prefix(8).joined(separator: ", ") + (codes.count > 8 ? ", …" : "")
    }

    private static func hint(_ nearest: String?, _ pick: (String, String) -> String) -> String {
        nearest.map { pick("; did you mean '\($0)'?", "；是否为“\($0)”？") } ?? ""
    }
}
