import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

/// The shipped data, read through the codebook and recomputed from the cells by plain loops.
@Suite("The synthetic pupils, end to end", .serialized)
struct LeftBehindDataTests {
    static func survey(_ wave: Int) throws -> SurveyFile {
        try SurveyFile(
            path: Places.dataset("left-behind-synthetic/wave\(wave).csv"),
            codebook: Codebook(path: Places.dataset("left-behind-synthetic/codebook.yaml")))
    }

    /// The cells of some columns as whole numbers, NaN where empty.
    static func cells(_ file: SurveyFile, _ names: [String]) throws -> [String: [Double]] {
        let frame = try file.source.read(columns: Set(names)).frame
        return try names.reduce(into: [:]) { $0[$1] = try #require(frame[$1]?.doubles) }
    }

    @Test("CES-D-10: eight answered items make a score, items 5 and 8 reversed", arguments: 1...3)
    func depression(wave: Int) throws {
        let file = try Self.survey(wave)
        let items = (1...10).map { "cesdItem\($0)" }
        let cells = try Self.cells(file, items)
        let frame = try file.load(["cesd10", "depressed"]).frame
        let scores = try #require(frame["cesd10"]?.doubles)
        let depressed = try #require(frame["depressed"]?.categories.codes)
        var missing = 0
        var prorated = 0
        for row in scores.indices {
            var answers: [Double] = []
            for (index, item) in items.enumerated() {
                let answer = cells[item]![row]
                if answer >= 0, answer <= 3 { answers.append([4, 7].contains(index) ? 3 - answer : answer) }
            }
            if answers.count < 8 {
                missing += 1
                #expect(scores[row].isNaN && depressed[row] == -1)
            } else {
                if answers.count < 10 { prorated += 1 }
                let score = answers.reduce(0, +) * 10 / Double(answers.count)
                #expect(abs(scores[row] - score) < 1e-12)
                #expect(depressed[row] == (score >= 10 ? 1 : 0))
            }
        }
        #expect(missing > 50 && prorated > 200)
    }

    @Test("Who is left behind, decided from the cells", arguments: 1...3)
    func leftBehind(wave: Int) throws {
        let file = try Self.survey(wave)
        let cells = try Self.cells(
            file, ["father", "mother"].flatMap { parent in ["Alive", "Home", "Work", "Months"].map { parent + $0 } })
        let frame = try file.load(["leftBehind", "anyAway"]).frame
        let left = try #require(frame["leftBehind"]?.categories)
        let anyAway = try #require(frame["anyAway"]?.categories.codes)
        /// 1 away, 0 not, nil unknown.
        func away(_ parent: String, _ row: Int) -> Int? {
            let alive = cells[parent + "Alive"]![row]
            let home = cells[parent + "Home"]![row]
            let work = cells[parent + "Work"]![row]
            let months = cells[parent + "Months"]![row]
            if alive == 2 || home == 1 || work == 2 || work == 3 || (0..<6).contains(months) { return 0 }
            return home == 2 && work == 1 && months >= 6 ? 1 : nil
        }
        var unknown = 0
        for row in left.codes.indices {
            let father = away("father", row)
            let mother = away("mother", row)
            if let father, let mother {
                let name = [["none", "mother"], ["father", "both"]][father][mother]
                #expect(left.codes[row] >= 0 && left.levels[Int(left.codes[row])].name == name)
            } else {
                unknown += 1
                #expect(left.codes[row] == -1)
            }
            let any = father == 1 || mother == 1 ? 1 : father == 0 && mother == 0 ? 0 : -1
            #expect(Int(anyAway[row]) == any)
        }
        #expect(unknown > 300 && unknown < 900)
    }

    @Test("Wave 3 renumbers the caregivers; the codebook undoes it, cell by cell")
    func caregivers() throws {
        let names = ["bothParents", "oneParent", "grandparents", "otherRelatives", "schoolOrAlone"]
        for (wave, standard) in [(2, [1, 2, 3, 4, 5]), (3, [3, 1, 2, 4, 5])] {
            let file = try Self.survey(wave)
            let cells = try Self.cells(file, ["caregiver"])["caregiver"]!
            let column = try #require(try file.load(["caregiver"]).frame["caregiver"])
            for row in cells.indices {
                if cells[row] >= 1 {
                    #expect(column.categories.codes[row] == Int32(standard[Int(cells[row]) - 1] - 1))
                } else {
                    #expect(column.missing[row] != nil)
                }
            }
            #expect(column.categories.levels.map(\.name) == names)
            // Most children live with both parents, in every wave.
            let both = column.categories.codes.count { $0 == 0 }
            #expect(both > column.count / 3)
        }
    }

    @Test("Nothing in the shipped data violates its codebook, and every variable can be computed", arguments: 1...3)
    func clean(wave: Int) throws {
        let file = try Self.survey(wave)
        #expect(file.computableNames == file.variableNames)
        let table = try file.load(Set(file.variableNames))
        #expect(table.violations.isEmpty)
        #expect(table.frame.rowCount == 8179)
        #expect(table.frame.columns.allSatisfy { VariableSummary($0).suspiciousCodes.isEmpty })
        #expect(file.codebook.isSynthetic)
    }

    @Test("NHANES, too")
    func nhanes() throws {
        let file = try SurveyFile(
            path: Places.dataset("nhanes-2009-2010/nhanes.csv"),
            codebook: Codebook(path: Places.dataset("nhanes-2009-2010/codebook.yaml")))
        let table = try file.load(Set(file.variableNames))
        #expect(table.violations.isEmpty)
        #expect(table.frame.rowCount == 8591)
        #expect(table.frame["race"]?.categories.levels.map(\.name) == ["hispanic", "white", "black", "other"])
    }
}
