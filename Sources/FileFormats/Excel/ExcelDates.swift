import Frame

/// Dates and times of a workbook: numbers of days that the format of their cell shows as such.
struct ExcelDates: Sendable {
    /// What the format of a cell shows.
    enum Style: UInt8, Sendable {
        /// No date.
        case none
        /// A day, perhaps with the time of day.
        case day
        /// A time of day alone.
        case clock
    }

    /// What the number of a cell is.
    enum Value: Equatable {
        case date, time, dateTime
    }

    /// Whether days are counted from 1904, as on old Macintoshes.
    let countsFrom1904: Bool

    /// The number of days from 9999-12-31 on, by the count from 1900.
    private static let end = 2_958_466.0
    private static let millisecondsPerDay = 86_400_000

    /// Writes a cell as ISO 8601 does; `nil` where its number is none of a date.
    ///
    /// Times are rounded to milliseconds: a day's fraction holds no more. The count from 1900 has a 29 February 1900 (60), which
    /// there was not: it is written as such, and is no date.
    func text(_ serial: Double, _ style: Style, into text: inout [UInt8]) -> Value? {
        guard style != .none, serial >= 0, serial < Self.end else { return nil }
        let total = Int((serial * Double(Self.millisecondsPerDay)).rounded())
        let (day, clock) = (total / Self.millisecondsPerDay, total % Self.millisecondsPerDay)
        if day == 0, !countsFrom1904 || style == .clock {
            guard style == .clock || clock > 0 else { return nil }
            Self.write(clock: clock, into: &text)
            return .time
        }
        if day == 60, !countsFrom1904 {
            text += Array("1900-02-29".utf8)
            return nil
        }
        let date = TemporalKind.civil(countsFrom1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569)
        Self.write(date.year, 4, into: &text)
        text.append(UInt8(ascii: "-"))
        Self.write(date.month, 2, into: &text)
        text.append(UInt8(ascii: "-"))
        Self.write(date.day, 2, into: &text)
        guard clock > 0 else { return .date }
        text.append(UInt8(ascii: "T"))
        Self.write(clock: clock, into: &text)
        return .dateTime
    }

    private static func write(clock: Int, into text: inout [UInt8]) {
        write(clock / 3_600_000, 2, into: &text)
        text.append(UInt8(ascii: ":"))
        write(clock / 60_000 % 60, 2, into: &text)
        text.append(UInt8(ascii: ":"))
        write(clock / 1_000 % 60, 2, into: &text)
        guard clock % 1_000 > 0 else { return }
        text.append(UInt8(ascii: "."))
        write(clock % 1_000, 3, into: &text)
    }

    private static func write(_ number: Int, _ width: Int, into text: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// The number of days or seconds that a text of ISO 8601 stands for, and what it is; `nil` where it is none, or there is no
    /// such day or time.
    static func value(_ text: String) -> (number: Double, kind: Value)? {
        var rest = text.utf8[...]
        func digits(_ count: Int, after mark: Character? = nil) -> Int? {
            if let mark {
                guard rest.first == mark.asciiValue else { return nil }
                rest.removeFirst()
            }
            let found = rest.prefix(count)
            guard found.count == count, found.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
            rest = rest.dropFirst(count)
            return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        func clock(after mark: Character?) -> Double? {
            guard let hour = digits(2, after: mark), let minute = digits(2, after: ":"),
                let second = digits(2, after: ":"),
                hour < 24, minute < 60, second < 60
            else { return nil }
            let whole = Double(hour * 3_600 + minute * 60 + second)
            guard rest.first == UInt8(ascii: ".") else { return whole }
            return digits(3, after: ".").map { whole + Double($0) / 1_000 }
        }
        if text.utf8.dropFirst(2).first == UInt8(ascii: ":") {
            guard let seconds = clock(after: nil), rest.isEmpty else { return nil }
            return (seconds, .time)
        }
        guard let year = digits(4), let month = digits(2, after: "-"), let day = digits(2, after: "-"),
            let days = TemporalKind.days(year: year, month: month, day: day)
        else { return nil }
        if rest.isEmpty { return (Double(days), .date) }
        guard let seconds = clock(after: "T"), rest.isEmpty else { return nil }
        return (Double(days) * 86_400 + seconds, seconds == 0 ? .date : .dateTime)
    }
}

extension ExcelDates.Style {
    /// What a format shows that Excel knows by number (ECMA-376, part 1, 18.8.30, with those of Chinese, Japanese, Korean and
    /// Thai editions).
    init(builtIn number: Int) {
        switch number {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...21, 32...35, 45, 47, 55, 56: self = .clock
        default: self = .none
        }
    }

    /// What a written format shows, by its first section: letters outside quotes and brackets. Hours beyond a day (`[h]`) are
    /// a duration, which is a number.
    init(format: String) {
        var letters: Set<Character> = []
        var rest = format.lowercased()[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": _ = rest.popFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
                    self = .none
                    return
                }
                rest = rest.dropFirst(inside.count + 1)
            case ";": rest = ""
            case "a":
                // AM/PM is no month.
                if rest.hasPrefix("m/pm") { rest = rest.dropFirst(4) }
            default: letters.insert(character)
            }
        }
        if !letters.isDisjoint(with: ["y", "d"]) {
            self = .day
        } else if !letters.isDisjoint(with: ["h", "s"]) {
            self = letters.contains("#") ? .none : .clock
        } else {
            self = letters.contains("m") ? .day : .none
        }
    }
}
