import Frame

/// A date of the Gregorian calendar.
struct CivilDay {
    let year: Int
    let month: Int
    let day: Int

    /// - Parameter days: since 1 January 1970, within the calendar's limits.
    init(_ days: Double) {
        (year, month, day) = TemporalKind.civil(Int(days))
    }
}
