/// What the numbers of a column of dates or times count.
public enum TemporalKind: String, Sendable, CaseIterable {
    /// Days since 1 January 1970.
    case date
    /// Seconds since midnight.
    case time
    /// Seconds since the beginning of 1 January 1970, by the clock of the place: no time zone is known.
    case dateTime

    /// A value as ISO 8601 writes it.
    public func text(_ value: Double) -> String {
        let whole = Int(value.rounded(.down))
        switch self {
        case .date: return Self.date(whole)
        case .time: return Self.clock(whole)
        case .dateTime:
            let days = Self.floorDivision(whole, 86_400)
            return "\(Self.date(days))T\(Self.clock(whole - days * 86_400))"
        }
    }

    private static func date(_ days: Int) -> String {
        let (year, month, day) = civil(days)
        let sign = year < 0 ? "-" : ""
        return "\(sign)\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private static func clock(_ seconds: Int) -> String {
        "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension TemporalKind {
    /// Days since 1 January 1970 of a date of the Gregorian calendar; `nil` where there is none, as on 30 February.
    public static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year) else { return nil }
        // Years begin in March, so that a leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let leapDays = floorDivision(shifted, 4) - floorDivision(shifted, 100) + floorDivision(shifted, 400)
        return shifted * 365 + leapDays + dayOfYear - daysToEpoch
    }

    /// From 1 March of the year 0 to 1 January 1970.
    private static let daysToEpoch = 719_468

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The date of the Gregorian calendar so many days after 1 January 1970.
    package static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let fromMarch = days + daysToEpoch
        // 400 years have 146,097 days.
        let era = floorDivision(fromMarch, 146_097)
        let dayOfEra = fromMarch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    private static func floorDivision(_ a: Int, _ b: Int) -> Int {
        let quotient = a / b
        return a % b < 0 ? quotient - 1 : quotient
    }
}
