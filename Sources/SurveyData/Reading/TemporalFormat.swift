import Frame

/// How a file writes dates and times: `yyyy-MM-dd`, `dd/MM/yyyy`, `yyyyMMdd`, `yyyy年M月d日`, `HH:mm`, `yyyy-MM-dd HH:mm:ss`.
///
/// `yyyy` is the year, `MM` or `M` the month, `dd` or `d` the day, `HH` or `H` the hour (0–23), `mm` or `m` the minute, `ss`
/// or `s` the second; two letters are two digits, one letter one or two. Everything else stands for itself.
struct TemporalFormat: Sendable, Equatable {
    let kind: TemporalKind
    /// As it was declared.
    let pattern: String
    private let parts: [Part]

    private enum Part: Sendable, Equatable {
        case field(Field, digits: ClosedRange<Int>)
        case literal(Character)
    }

    private enum Field: Character, Sendable, CaseIterable {
        case year = "y"
        case month = "M"
        case day = "d"
        case hour = "H"
        case minute = "m"
        case second = "s"

        var isOfDate: Bool { [.year, .month, .day].contains(self) }
    }

    /// The pattern of ISO 8601.
    static func standardPattern(_ kind: TemporalKind) -> String {
        switch kind {
        case .date: "yyyy-MM-dd"
        case .time: "HH:mm:ss"
        case .dateTime: "yyyy-MM-ddTHH:mm:ss"
        }
    }

    /// `nil` when the pattern does not say all that `kind` needs, or says more.
    init?(_ kind: TemporalKind, pattern: String) {
        var parts: [Part] = []
        var rest = pattern[...]
        while let character = rest.first {
            guard let field = Field(rawValue: character) else {
                parts.append(.literal(character))
                rest.removeFirst()
                continue
            }
            let run = rest.prefix { $0 == character }.count
            rest.removeFirst(run)
            guard field == .year ? run == 4 : run <= 2 else { return nil }
            parts.append(.field(field, digits: run == 1 ? 1...2 : run...run))
        }
        let fields = parts.compactMap { part -> Field? in
            if case .field(let field, _) = part { return field }
            return nil
        }
        guard Set(fields).count == fields.count else { return nil }
        let date = Set(fields.filter(\.isOfDate))
        let clock = Set(fields.filter { !$0.isOfDate })
        guard date.isEmpty == (kind == .time), date.isEmpty || date == [.year, .month, .day] else { return nil }
        guard clock.isEmpty == (kind == .date), clock.isEmpty || clock.isSuperset(of: [.hour, .minute]) else {
            return nil
        }
        self.kind = kind
        self.pattern = pattern
        self.parts = parts
    }

    /// The value that a text writes; `nil` when it is not written in this way, or there is no such day or time.
    func value(_ text: String) -> Double? {
        var found: [Field: Int] = [:]
        var rest = text[...]
        for part in parts {
            switch part {
            case .literal(let character):
                guard rest.first == character else { return nil }
                rest.removeFirst()
            case .field(let field, let digits):
                let run = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
                guard run.count >= digits.lowerBound, let number = Int(run) else { return nil }
                found[field] = number
                rest.removeFirst(run.count)
            }
        }
        guard rest.isEmpty else { return nil }
        let (hour, minute, second) = (found[.hour] ?? 0, found[.minute] ?? 0, found[.second] ?? 0)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let seconds = Double(hour * 3_600 + minute * 60 + second)
        guard let year = found[.year], let month = found[.month], let day = found[.day] else { return seconds }
        guard let days = TemporalKind.days(year: year, month: month, day: day) else { return nil }
        return kind == .date ? Double(days) : Double(days) * 86_400 + seconds
    }
}
