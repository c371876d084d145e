import Frame
import Probability
import TestSupport
import Testing

@testable import SurveyData

@Suite("Laws of combinations")
struct CombinationLawTests {
    let sample: SampleCombination

    init() throws {
        sample = try SampleCombination()
    }

    /// Everything of a column; NaN is as good as NaN.
    private static func text(_ column: Column?) -> String { "\(String(describing: column))" }

    @Test("Long to wide to long is what it was", arguments: [1, 2, 3])
    func roundTrip(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        func draw(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
        var lines: [String] = []
        for person in 0..<60 {
            let sex = draw(2) + 1
            for wave in 1...3 where draw(4) > 0 {
                let score = draw(5) == 0 ? "" : "\(draw(30)).5"
                let town = draw(5) == 0 ? "" : ["安庆", "Anqing, No. 2", "x\(draw(40))"][draw(3)]
                lines.append("\(person),\(wave),\(sex),\(score),\"\(town)\",\(draw(9))")
            }
        }
        let text = "pid,wave,sex,score,town,n\n" + lines.joined(separator: "\n") + "\n"
        let file = try sample.folder.write(text, to: "long.csv")
        let before = try sample.rows("- file: \(file)").frame
        let after = try sample.rows(
            """
            - file: \(file)
            - reshape: {to: wide, id: pid, wave: wave, waves: [1, 2, 3], variables: [score, town, n], constant: sex}
            - reshape: {to: long, id: pid, wave: wave, variables: {score: [score_1...score_3], town: [town_1...town_3], n: [n_1...n_3]}}
            """
        ).frame
        #expect(after.names == before.names)
        for column in before.columns { #expect(Self.text(after[column.name]) == Self.text(column), "\(column.name)") }
    }

    @Test("Waves appended, then told apart by their variable, are the files")
    func appendAndFilter() throws {
        let rows = try sample.rows(SampleCombination.panel)
        let waves = rows.column("wave").doubles ?? []
        for (number, text) in [(1.0, SampleCombination.wave1), (2.0, SampleCombination.wave2)] {
            let own = waves.indices.filter { waves[$0] == number }.map { Int32($0) }
            let names = text.split(separator: "\n")[0].split(separator: ",").map(String.init)
            let part = DataFrame(
                rowCount: own.count, columns: names.map { rows.column($0).taking(own, absent: .blank) })
            #expect(SampleCombination.cells(part) == text.split(separator: "\n").map(String.init))
        }
    }

    @Test("The order of the rows of the file that is joined does not matter", arguments: [1, 2, 3, 4])
    func orderOfRight(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var lines = SampleCombination.household.split(separator: "\n").map(String.init)
        for place in stride(from: lines.count - 1, to: 1, by: -1) {
            lines.swapAt(place, 1 + Int(generator.next() % UInt64(place)))
        }
        let steps =
            SampleCombination.panel + "\n- join: {file: FILE, by: {hhid: hh}, cardinality: m:1, columns: income}"
        let shuffled = try sample.folder.write(lines.joined(separator: "\n") + "\n", to: "shuffled.csv")
        #expect(
            try sample.cells(steps.replacing("FILE", with: shuffled))
                == sample.cells(steps.replacing("FILE", with: "household.csv")))
    }

    @Test("Which rows there are, and what they hold, does not depend on the columns asked for")
    func projection() throws {
        let source = try sample.source(
            SampleCombination.panel + """

                - join: {file: household.csv, by: {hhid: hh}, cardinality: m:1, unmatched: drop, rename: {region: home}}
                - reshape: {to: wide, id: pid, wave: wave, variables: [cesd, height, income, home], constant: sex}
                - reshape: {to: long, id: pid, wave: wave, variables: {cesd: [cesd_1, cesd_2], home: {2: home_2}}}
                """)
        let all = try source.rows(Set(source.columnNames))
        for name in source.columnNames {
            let rows = try source.rows([name])
            #expect(rows.frame.names == [name])
            #expect(Self.text(rows.frame[name]) == Self.text(all.frame[name]))
            #expect(
                (0..<rows.rowCount).map { rows.locator.position(row: $0, column: name) }
                    == (0..<rows.rowCount).map { all.locator.position(row: $0, column: name) }, "\(name)")
        }
        #expect(try source.rows([]).rowCount == all.rowCount)
    }

    @Test("Keys are the same rows of each other, whatever they are made of", arguments: [1, 2])
    func keys(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func draw(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
        func column(_ count: Int) -> [Column] {
            let numbers = (0..<count).map { _ in draw(30) }
            let texts = (0..<count).map { _ in draw(12) }
            return [
                Column(
                    name: "a", values: .numeric(numbers.map { $0 == 0 ? .nan : Double($0) / 2 }),
                    missing: MissingCells(reasons: numbers.map { $0 == 0 ? MissingReason.blank.rawValue : 0 })),
                Column(
                    name: "b", values: .text(texts.map { Int32($0) - 1 }, (0..<11).map { "t\($0)" }),
                    missing: MissingCells(reasons: texts.map { $0 == 0 ? MissingReason.blank.rawValue : 0 })),
            ]
        }
        let tables = [column(300), column(200)]
        let keys = RowKeys(tables)
        func text(_ table: Int, _ row: Int) -> String? {
            let cells = tables[table].map { $0.missing[row] == nil ? KeyColumn.text($0, row: row) : nil }
            return cells.contains(nil) ? nil : cells.compactMap { $0 }.joined(separator: "|")
        }
        var code: [String: Int32] = [:]
        for table in 0..<2 {
            for row in keys.codes[table].indices {
                guard let key = text(table, row) else {
                    #expect(keys.codes[table][row] == -1)
                    continue
                }
                #expect(keys.codes[table][row] == code[key, default: keys.codes[table][row]])
                code[key] = keys.codes[table][row]
            }
        }
        #expect(Set(code.values).count == code.count && code.count == keys.count)
    }
}
