import Results
import Testing

@testable import Reporting

@Suite("Marks of a table")
struct TableOneMarksTests {
    private static let few = ReliabilityRule(.hide, .n, .below, 25)
    private static let some = ReliabilityRule(.caution, .n, .below, 50)

    private func marked(
        _ name: StatisticName, _ variable: String, level: String?, group: String?, _ mark: StatisticMark
    )
        -> AnalysisResult
    {
        let result = SampleTableOne().result
        return AnalysisResult(
            id: result.id, kind: result.kind, labels: result.labels,
            statistics: result.statistics.map { statistic in
                var statistic = statistic
                let isMeant =
                    statistic.name == name && statistic.variable == variable && statistic.level == level
                    && statistic.group == group
                if isMeant { statistic.marks = [mark] }
                return statistic
            }, notes: result.notes)
    }

    private func row(_ label: String, _ result: AnalysisResult) throws -> [String] {
        let table = Arrangement(language: .en, style: .standard).table(result)
        return try #require(table.texts.first { $0[0].hasPrefix(label) })
    }

    @Test("What is hidden has a sign in its place, what is doubtful one after it")
    func signs() throws {
        let hidden = marked(.proportion, "sex", level: "boy", group: "yes", .confidential)
        #expect(try row("Boy", hidden)[3] == "‡")
        let unreliable = marked(.proportion, "sex", level: "boy", group: "yes", .unreliable(Self.few))
        #expect(try row("Boy", unreliable)[3] == "*ᵃ")
        let caution = marked(.mean, "age", level: nil, group: "no", .caution(Self.some))
        let age = try row("Age", caution)[2]
        #expect(age.hasSuffix("(0.88)ᵃ"))
        let notes = Arrangement(language: .en, style: .standard).table(unreliable).notes
        #expect(notes.last == "*ᵃ Not shown as unreliable: respondents below 25.")
        let chinese = Arrangement(language: .zh, style: .standard).table(caution).notes
        #expect(chinese.last == "ᵃ 谨慎使用：人数小于 50。")
    }

    @Test("A hidden test hides p and statistic; a hidden group its size")
    func comparisons() throws {
        let test = marked(.test, "sex", level: nil, group: nil, .confidential)
        let sex = try row("Sex", test)
        #expect(sex.contains("‡"))
        let size = marked(.n, "away", level: "yes", group: nil, .confidential)
        let table = Arrangement(language: .en, style: .standard).table(size)
        #expect(table.columns.map { HouseStyle.standard.text($0.size) }.contains("‡"))
    }

    @Test("statistics.json says why")
    func json() {
        var statistic = Statistic(analysis: "a", name: .mean, value: .nan)
        statistic.marks = [.confidential, .unreliable(Self.few)]
        #expect(
            JSONFormat().render([statistic]).contains(
                "\"value\": null, \"marks\": [\"confidential\", \"unreliable: n below 25.0\"]"))
    }
}
