import Frame

/// Dates and times as a statistics program counts them.
struct ReadStatTemporal: Sendable, Equatable {
    let kind: TemporalKind
    /// How many of what the program counts make a day or second.
    let perUnit: Double
    /// Where the program begins to count, in days or seconds of ours.
    let origin: Double

    /// A value as days since 1970, or as seconds.
    @inline(__always)
    func standard(_ value: Double) -> Double { value / perUnit + origin }

    /// A value of ours as the program counts it.
    func native(_ value: Double) -> Double { (value - origin) * perUnit }

    /// 1 January 1960, where Stata and SAS begin.
    private static let origin1960 = -3_653.0
    /// 14 October 1582, the day before the Gregorian calendar, where SPSS begins.
    private static let origin1582 = -141_428.0
    private static let secondsPerDay = 86_400.0

    private static func days(from origin: Double) -> ReadStatTemporal {
        ReadStatTemporal(kind: .date, perUnit: 1, origin: origin)
    }

    private static let time = ReadStatTemporal(kind: .time, perUnit: 1, origin: 0)

    /// By a format of Stata: days (`%td`), or milliseconds (`%tc`). Weeks, months, quarters and years stay numbers.
    static func stata(_ format: String) -> ReadStatTemporal? {
        let letters = format.drop { "%-".contains($0) }
        if letters.hasPrefix("td") || letters.hasPrefix("d") { return days(from: origin1960) }
        // %tC counts leap seconds, of which 27 make no day.
        guard letters.hasPrefix("tc") else { return nil }
        return ReadStatTemporal(kind: .dateTime, perUnit: 1_000, origin: origin1960 * secondsPerDay)
    }

    /// By a format of SPSS, which counts seconds in all of them.
    static func spss(_ format: String) -> ReadStatTemporal? {
        switch format.prefix(while: \.isLetter) {
        case "DATE", "ADATE", "EDATE", "JDATE", "SDATE":
            ReadStatTemporal(kind: .date, perUnit: secondsPerDay, origin: origin1582)
        case "DATETIME", "YMDHMS": ReadStatTemporal(kind: .dateTime, perUnit: 1, origin: origin1582 * secondsPerDay)
        case "TIME": time
        default: nil
        }
    }

    /// By a format of SAS: days, or seconds.
    static func sas(_ format: String) -> ReadStatTemporal? {
        let name = format.uppercased().prefix { $0.isLetter }
        switch name {
        case "DATE", "DAY", "DDMMYY", "DDMMYYB", "DDMMYYC", "DDMMYYD", "DDMMYYN", "DDMMYYP", "DDMMYYS", "MMDDYY",
            "MMDDYYB", "MMDDYYC", "MMDDYYD", "MMDDYYN", "MMDDYYP", "MMDDYYS", "YYMMDD", "YYMMDDB", "YYMMDDC",
            "YYMMDDD", "YYMMDDN", "YYMMDDP", "YYMMDDS", "WORDDATE", "WORDDATX", "WEEKDATE", "WEEKDATX", "JULIAN",
            "MONYY", "E":
            // E8601DA and B8601DA are dates, too; E8601DT and B8601DT are date and time.
            if name == "E" { return iso(format) }
            return days(from: origin1960)
        case "B": return iso(format)
        case "DATETIME", "DATEAMPM", "DTDATE", "MDYAMPM":
            return ReadStatTemporal(kind: .dateTime, perUnit: 1, origin: origin1960 * secondsPerDay)
        case "TIME", "TOD", "HHMM", "TIMEAMPM": return time
        default: return nil
        }
    }

    private static func iso(_ format: String) -> ReadStatTemporal? {
        switch format.uppercased().drop(while: { $0.isLetter }).prefix(6) {
        case "8601DA": days(from: origin1960)
        case "8601DT": ReadStatTemporal(kind: .dateTime, perUnit: 1, origin: origin1960 * secondsPerDay)
        case "8601TM": time
        default: nil
        }
    }
}
