import CReadStat
import Frame

/// SPSS, with rows or the whole of the values compressed.
struct SPSSDialect: ReadStatDialect {
    /// Whether all is compressed (.zsav), rather than rows (.sav).
    let isCompressed: Bool

    let name = "an SPSS file"
    let longestText = 32_767

    func fitted(_ label: String, isOfValue: Bool) -> String { label.cut(toBytes: isOfValue ? 120 : 255) }

    func settleMissing(of variable: inout WrittenVariable, language: String) {
        let reasons = variable.reasonsThatTell
        let letters = variable.lettersThatOccur
        guard !reasons.isEmpty || !letters.isEmpty, variable.temporal == nil else { return }
        guard case .texts = variable.cells else {
            settle(reasons, letters, of: &variable, language)
            return
        }
    }

    /// Gives reasons and letters numbers below all others.
    private func settle(
        _ reasons: [MissingReason], _ letters: [UInt8], of variable: inout WrittenVariable, _ language: String
    ) {
        let labelled = variable.valueLabels.compactMap { label -> Double? in
            if case .number(let number) = label.value { return number }
            return nil
        }
        let floor = labelled.reduce(min(0, variable.bounds?.low ?? 0), min)
        var base = -90.0
        while base >= floor, base > -1e15 { base = base * 10 - 90 }
        guard variable.missing.isEmpty else { return }
        var number = base
        for reason in reasons {
            number -= 1
            variable.ofReason[reason.rawValue] = .number(number)
            variable.valueLabels.append((.number(number), WrittenVariable.label(reason, language: language)))
        }
        for letter in letters {
            number -= 1
            variable.ofLetter[letter] = .number(number)
            let label = variable.valueLabels.first { $0.value == .tag(letter) }?.label ?? MissingTag.code(letter)
            variable.valueLabels.append((.number(number), label))
        }
        variable.valueLabels.removeAll { label in
            if case .tag = label.value { return true }
            return false
        }
        let numbers = stride(from: base - 1, through: number, by: -1)
        // Three numbers, or one range.
        variable.missing = base - number > 3 ? [.numbers(number...(base - 1))] : numbers.map { .numbers($0...$0) }
    }

    func type(of variable: WrittenVariable) -> readstat_type_t {
        if case .texts = variable.cells { return READSTAT_TYPE_STRING }
        return READSTAT_TYPE_DOUBLE
    }

    func format(of variable: WrittenVariable) -> String? {
        let letters = variable.format?.prefix(while: \.isLetter) ?? ""
        if case .texts = variable.cells { return nil }
        if let format = variable.format, Self.formats.contains(String(letters)) { return format }
        return switch variable.temporal {
        case .date: "DATE11"
        case .dateTime: "DATETIME20"
        case .time: "TIME8"
        case nil: variable.isWhole ? "F8.0" : "F8.2"
        }
    }

    /// The kinds of formats for numbers.
    private static let formats: Set<String> = [
        "F", "E", "COMMA", "DOT", "N", "PCT", "DOLLAR", "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME",
        "YMDHMS",
        "TIME", "DTIME", "QYR", "MOYR", "WKYR", "MONTH", "WKDAY",
    ]

    func temporal(_ kind: TemporalKind) -> ReadStatTemporal {
        switch kind {
        case .date: ReadStatTemporal(kind: .date, perUnit: 86_400, origin: -141_428)
        case .dateTime: ReadStatTemporal(kind: .dateTime, perUnit: 1, origin: -141_428 * 86_400)
        case .time: ReadStatTemporal(kind: .time, perUnit: 1, origin: 0)
        }
    }

    func canLabel(_ value: CodedValue, of variable: WrittenVariable) -> Bool {
        switch (value, variable.cells) {
        case (.number, .texts), (.tag, _): false
        case (.number, _): true
        case (.text, .texts): true
        case (.text, _): false
        }
    }

    func begin(
        _ writer: UnsafeMutablePointer<readstat_writer_t>, _ context: UnsafeMutableRawPointer, rows: Int
    ) -> readstat_error_t {
        readstat_writer_set_compression(writer, isCompressed ? READSTAT_COMPRESS_BINARY : READSTAT_COMPRESS_ROWS)
        return readstat_begin_writing_sav(writer, context, rows)
    }
}
