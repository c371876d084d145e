import CReadStat
import Frame

/// What a statistics program can hold, and how it says why values are missing.
protocol ReadStatDialect {
    /// What messages call a file of it.
    var name: String { get }
    /// Bytes of the longest text that a variable holds as such; `nil` when longer ones have another place.
    var longestText: Int { get }
    /// Cuts a label to what fits.
    func fitted(_ label: String, isOfValue: Bool) -> String
    /// Decides how values without meaning as numbers are written.
    func settleMissing(of variable: inout WrittenVariable, language: String)
    /// The type of a variable's values.
    func type(of variable: WrittenVariable) -> readstat_type_t
    /// How a variable is shown.
    func format(of variable: WrittenVariable) -> String?
    /// A date or time as the program counts it.
    func temporal(_ kind: TemporalKind) -> ReadStatTemporal
    /// Whether a value may have a label.
    func canLabel(_ value: CodedValue, of variable: WrittenVariable) -> Bool
    func begin(_ writer: UnsafeMutablePointer<readstat_writer_t>, _ context: UnsafeMutableRawPointer, rows: Int)
        -> readstat_error_t
}

/// Stata 14 and later.
struct StataDialect: ReadStatDialect {
    let name = "a Stata file"
    let longestText = 2_045

    func fitted(_ label: String, isOfValue: Bool) -> String {
        // 80 characters, of which none takes more than four bytes; 32,000 bytes.
        isOfValue ? label.cut(toBytes: 32_000) : label.cut(toBytes: .max, scalars: 80)
    }

    func settleMissing(of variable: inout WrittenVariable, language: String) {
        var taken = Set(variable.lettersThatOccur)
        for letter in taken { variable.ofLetter[letter] = .letter(letter) }
        for reason in variable.reasonsThatTell {
            guard let letter = Self.letter(of: reason, taken) else { continue }
            taken.insert(letter)
            variable.ofReason[reason.rawValue] = .letter(letter)
            variable.valueLabels.append((.tag(letter), WrittenVariable.label(reason, language: language)))
        }
        // Numbers that stand for none become letters, with their labels.
        for number in variable.missingNumbersThatOccur {
            guard let letter = MissingTag.letters.first(where: { !taken.contains($0) && $0 != UInt8(ascii: "_") })
            else {
                variable.ofNumber[number] = .system
                continue
            }
            taken.insert(letter)
            variable.ofNumber[number] = .letter(letter)
            let label = variable.valueLabels.first { $0.value == .number(number) }?.label ?? plainText(number)
            variable.valueLabels.append((.tag(letter), label))
        }
        variable.valueLabels.removeAll { label in variable.missing.contains { $0.contains(label.value) } }
        variable.missing = []
    }

    private static func letter(of reason: MissingReason, _ taken: Set<UInt8>) -> UInt8? {
        let usual: Character =
            switch reason {
            case .refused: "r"
            case .doesNotKnow: "d"
            case .notApplicable: "n"
            case .notAsked: "s"
            case .invalid: "i"
            case .blank: "m"
            }
        return ([usual.asciiValue].compactMap { $0 } + MissingTag.letters.dropLast()).first { !taken.contains($0) }
    }

    func type(of variable: WrittenVariable) -> readstat_type_t {
        if case .texts(_, let texts) = variable.cells {
            return texts.contains { $0.utf8.count > longestText } ? READSTAT_TYPE_STRING_REF : READSTAT_TYPE_STRING
        }
        guard variable.temporal != .dateTime, variable.isWhole else { return READSTAT_TYPE_DOUBLE }
        guard var (low, high) = variable.bounds else { return READSTAT_TYPE_INT8 }
        if let kind = variable.temporal { (low, high) = (temporal(kind).native(low), temporal(kind).native(high)) }
        // The highest numbers of each width are the missing ones.
        if low >= -127, high <= 100 { return READSTAT_TYPE_INT8 }
        if low >= -32_767, high <= 32_740 { return READSTAT_TYPE_INT16 }
        if low >= -2_147_483_647, high <= 2_147_483_620 { return READSTAT_TYPE_INT32 }
        return READSTAT_TYPE_DOUBLE
    }

    func format(of variable: WrittenVariable) -> String? {
        if let format = variable.format, format.hasPrefix("%") { return format }
        return switch variable.temporal {
        case .date: "%td"
        case .dateTime, .time: "%tc"
        case nil: nil
        }
    }

    func temporal(_ kind: TemporalKind) -> ReadStatTemporal {
        kind == .date
            ? ReadStatTemporal(kind: .date, perUnit: 1, origin: -3_653)
            : ReadStatTemporal(kind: kind, perUnit: 1_000, origin: kind == .time ? 0 : -3_653 * 86_400)
    }

    func canLabel(_ value: CodedValue, of variable: WrittenVariable) -> Bool {
        switch value {
        case .number(let number): Int32(exactly: number).map { $0 <= 2_147_483_620 && $0 >= -2_147_483_647 } ?? false
        case .tag: true
        case .text: false
        }
    }

    func begin(
        _ writer: UnsafeMutablePointer<readstat_writer_t>, _ context: UnsafeMutableRawPointer, rows: Int
    ) -> readstat_error_t {
        readstat_writer_set_file_format_version(writer, 118)
        return readstat_begin_writing_dta(writer, context, rows)
    }
}

extension String {
    /// As many of the first characters as fit, without blanks at the end.
    func cut(toBytes limit: Int, scalars: Int = .max) -> String {
        guard utf8.count > limit || unicodeScalars.count > scalars else { return self }
        var text = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars.prefix(scalars) {
            count += UTF8.width(scalar)
            if count > limit { break }
            text.append(scalar)
        }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
