import TestSupport
import Testing

@testable import Notebooks

@Suite("Estimates of a file in blocks")
struct BlockEstimateTests {
    static let pupils =
        "{weights: weight, strata: stratum, clusters: [county, school], nested: true, singlePSU: centre}"
    static let adults = "{weights: WTMEC2YR, strata: SDMVSTRA, clusters: SDMVPSU, nested: true}"

    static func pupils(_ body: String, wave: Int = 3, design: String = pupils, more: String = "") throws -> StudyPlan {
        try BlockLaw.plan(
            body, data: "left-behind-synthetic/wave\(wave).csv", codebook: "left-behind-synthetic/codebook.yaml",
            design: design, more: more)
    }

    static func adults(_ body: String, codebook: Bool = false) throws -> StudyPlan {
        try BlockLaw.plan(
            body, data: "nhanes-2009-2010/nhanes.csv", codebook: codebook ? "nhanes-2009-2010/codebook.yaml" : nil,
            design: adults)
    }

    @Test("With codebook, missing codes, derived variables, recodes by wave, a population and groups", arguments: 1...3)
    func pupils(wave: Int) throws {
        let body = """
            ```lbc estimate
            id: e
            mean: [age, cesd10, ses, sleepHours]
            proportion: [depressed, caregiver, friends, poorSleep]
            total: [siblings, sex]
            ratio: [cesd10/age, friends / siblings]
            by: leftBehind
            ```

            ```lbc estimate
            id: whole
            mean: [fatherMonths, friends]
            proportion: hukou
            ```

            ```lbc flow
            id: f
            ```
            """
        let more = """
            population: hukou == rural and age < 16
            derive:
              poorSleep: {condition: sleepHours < 7}
            """
        let error = BlockLaw.hold(try Self.pupils(body, wave: wave, more: more))
        #expect(error == nil)
    }

    @Test("Three waves in one file: codes of one wave translated, rows without a wave, levels of the whole file")
    func stackedWaves() throws {
        let waves = try (1...3).map { try Places.text(Places.dataset("left-behind-synthetic/wave\($0).csv")) }
        let lines = waves.map { $0.split(whereSeparator: \.isNewline) }
        let rows = lines.flatMap { lines in stride(from: 1, to: lines.count, by: 10).map { lines[$0] } }
        let some = rows.enumerated().map { $0.offset % 100 == 99 ? $0.element.drop { $0 != "," } : $0.element }
        let body = """
            ```lbc estimate
            id: e
            proportion: [caregiver, sex]
            mean: age
            by: wave
            ```
            """
        let codebook = Places.dataset("left-behind-synthetic/codebook.yaml")
        let (plan, folder) = try BlockLaw.plan(
            body, csv: lines[0][0] + "\n" + some.joined(separator: "\n") + "\n",
            front: "codebook: \(codebook)\ndesign: \(Self.pupils)")
        #expect(withExtendedLifetime(folder) { BlockLaw.hold(plan) } == nil)
    }

    @Test("Population sizes by stage instead of weights")
    func populationSizes() throws {
        let body = """
            ```lbc estimate
            id: e
            mean: y
            total: [y, size]
            by: g
            ```
            """
        let rows = (0..<240).map { row in
            "\(row / 120),\(row / 20 % 6),\(row / 4 % 5),\(20 + row / 120),\(9),\(row * 37 % 23),\(row % 3)"
        }
        let (plan, folder) = try BlockLaw.plan(
            body, csv: "s,p,q,size,inner,y,g\n" + rows.joined(separator: "\n") + "\n",
            front: "design: {strata: s, clusters: [p, q], nested: true, fpc: [size, inner]}")
        #expect(withExtendedLifetime(folder) { BlockLaw.hold(plan) } == nil)
    }

    @Test("Without a codebook: numbers as categories, texts as levels, zero weights")
    func adults() throws {
        let body = """
            ```lbc estimate
            id: e
            mean: HI_CHOL
            proportion: [HI_CHOL, race, agecat]
            total: [HI_CHOL, agecat]
            by: race
            ```
            """
        #expect(BlockLaw.hold(try Self.adults(body)) == nil)
    }

    @Test("Chinese texts as levels, groups and in a population")
    func texts() throws {
        let rows = (0..<180).map { row in
            let town = ["北京", "上海", "成都", "", "兰州"][row * 7 % 5]
            return "\(row / 90),\(row / 15),\(1 + row % 4),\(row * 37 % 23),\(town),\(row % 17 == 16 ? "缺" : "有")"
        }
        let body = """
            ```lbc estimate
            id: e
            mean: y
            proportion: [town, has]
            by: town
            ```

            ```lbc table1
            id: t
            by: has
            rows: [town, y]
            ```
            """
        let (plan, folder) = try BlockLaw.plan(
            body, csv: "s,p,w,y,town,has\n" + rows.joined(separator: "\n") + "\n",
            front:
                "design: {weights: w, strata: s, clusters: p, nested: true}\npopulation: town in [北京, 成都, 兰州] or y > 20"
        )
        #expect(withExtendedLifetime(folder) { BlockLaw.hold(plan) } == nil)
        let many = try Self.pupils("```lbc estimate\nid: f\nproportion: schoolName\n```")
        #expect(BlockLaw.hold(many, sizes: [1])?.hasPrefix("'schoolName' holds 144 different values") == true)
        let some = try Self.pupils(
            "```lbc estimate\nid: f\nmean: age\n```", more: "population: schoolName == 碧桥路第一中学")
        #expect(BlockLaw.hold(some, sizes: [1]) == nil)
    }

    @Test("Every policy for single units, several strata, two stages", arguments: ["remove", "certainty", "average"])
    func policies(policy: String) throws {
        let body = """
            ```lbc estimate
            id: e
            mean: [age, cesd10]
            proportion: depressed
            total: siblings
            by: sex
            ```
            """
        let design =
            "{weights: weight, strata: [stratum, county], clusters: [school, class], nested: true, singlePSU: \(policy)}"
        #expect(BlockLaw.hold(try Self.pupils(body, design: design), sizes: [1]) == nil)
    }
}
