import Foundation
import TestSupport
import Testing

@testable import SurveyData

@Suite("Growth tables")
struct GrowthTableTests {
    static let tables: [(name: String, table: GrowthTable, first: Double, last: Double, step: Double)] = [
        ("who2006-height-for-age", GrowthTables.height2006, 0, 1856, 1),
        ("who2006-weight-for-age", GrowthTables.weight2006, 0, 1856, 1),
        ("who2006-bmi-for-age", GrowthTables.bodyMassIndex2006, 0, 1856, 1),
        ("who2006-head-circumference-for-age", GrowthTables.head2006, 0, 1856, 1),
        ("who2006-arm-circumference-for-age", GrowthTables.arm2006, 91, 1856, 1),
        ("who2006-weight-for-length", GrowthTables.weightForLength, 45, 110, 0.1),
        ("who2006-weight-for-height", GrowthTables.weightForHeight, 65, 120, 0.1),
        ("who2007-height-for-age", GrowthTables.height2007, 61, 228, 1),
        ("who2007-weight-for-age", GrowthTables.weight2007, 61, 120, 1),
        ("who2007-bmi-for-age", GrowthTables.bodyMassIndex2007, 61, 228, 1),
    ]

    @Test("Every number of every file is in the program, at its place")
    func complete() throws {
        for (name, table, first, last, step) in Self.tables {
            #expect(table.first == first)
            #expect(isClose(table.last, last, relative: 1e-12))
            #expect(isClose(table.rowsPerUnit, 1 / step, relative: 1e-12))
            let text = try Places.text(Places.package + "/Sources/CShippedData/growth/\(name).csv")
            let lines = text.split(separator: "\n").dropFirst(2)
            #expect(lines.count == 2 * table.rowCount)
            for line in lines {
                let numbers = line.split(separator: ",").compactMap { Double($0) }
                let lms = table.lms(at: numbers[1], isFemale: numbers[0] == 2)
                #expect(lms == LMS(l: numbers[2], m: numbers[3], s: numbers[4]), "\(name): \(line)")
            }
        }
    }

    @Test("Between rows, constants are interpolated; outside, there are none")
    func places() throws {
        let table = GrowthTables.height2007
        let low = try #require(table.lms(at: 100, isFemale: true))
        let high = try #require(table.lms(at: 101, isFemale: true))
        let between = try #require(table.lms(at: 100.25, isFemale: true))
        #expect(isClose(between.m, low.m + 0.25 * (high.m - low.m), relative: 1e-12))
        #expect(table.lms(at: 60.9, isFemale: true) == nil)
        #expect(table.lms(at: 228.1, isFemale: true) == nil)
        #expect(table.lms(at: .nan, isFemale: true) == nil)
    }
}
