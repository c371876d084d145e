import Foundation
import Testing

@testable import Frame

@Suite("Dates and times as numbers")
struct TemporalKindTests {
    @Test("Every day of eight centuries, and back, as the system's calendar counts them")
    func calendar() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        var days = TemporalKind.days(year: 1600, month: 1, day: 1)!
        #expect(days == -135_140)
        for year in 1600..<2400 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let found = TemporalKind.days(year: year, month: month, day: day) else { continue }
                    #expect(found == days)
                    let back = TemporalKind.civil(found)
                    #expect(back.year == year && back.month == month && back.day == day)
                    days += 1
                }
            }
        }
        for (year, month, day) in [(1900, 2, 28), (2000, 2, 29), (2024, 12, 31), (1969, 12, 31)] {
            let date = calendar.date(from: DateComponents(year: year, month: month, day: day))!
            #expect(TemporalKind.days(year: year, month: month, day: day) == Int(date.timeIntervalSince1970) / 86_400)
        }
    }

    @Test(
        "Days that do not exist",
        arguments: [
            (1900, 2, 29), (2023, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
        ])
    func noDay(year: Int, month: Int, day: Int) {
        #expect(TemporalKind.days(year: year, month: month, day: day) == nil)
    }

    @Test("Written as ISO 8601 writes them")
    func text() {
        #expect(TemporalKind.date.text(0) == "1970-01-01")
        #expect(TemporalKind.date.text(-1) == "1969-12-31")
        #expect(TemporalKind.time.text(3_661) == "01:01:01")
        #expect(TemporalKind.dateTime.text(-1) == "1969-12-31T23:59:59")
        #expect(TemporalKind.dateTime.text(86_400 * 19_000 + 60) == "2022-01-08T00:01:00")
    }
}
