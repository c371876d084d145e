import TestSupport
import Testing

@testable import Notebooks

@Suite("Estimates of a file in blocks")
struct BlockEstimateTests {
    static let pupils = "{weights: weight, strata: stratum, clusters: [county, school], singlePSU: centre}"
    static let adults = "{weights: WTMEC2YR, strata: SDMVSTRA, clusters: SDMVPSU}"

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
        let folder = try TemporaryFolder()
        let rows = (0..<240).map { row in
            "\(row / 120),\(row / 20 % 6),\(row / 4 % 5),\(20 + row / 120),\(9),\(row * 37 % 23),\(row % 3)"
        }
        _ = try folder.write("s,p,q,size,inner,y,g\n" + rows.joined(separator: "\n") + "\n", to: "d.csv")
        let path = try folder.write(
            "---\ndata: d.csv\ndesign: {strata: s, clusters: [p, q], fpc: [size, inner]}\n---\n\(body)", to: "s.md")
        #expect(BlockLaw.hold(try StudyPlan(try Notebook(path: path)), sizes: [1, 300, 1 << 20]) == nil)
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

    @Test("Chinese texts as levels and groups, and a population by one of them")
    func texts() throws {
        let body = """
            ```lbc estimate
            id: e
            mean: [age, ses]
            proportion: sex
            by: schoolName
            ```

            ```lbc estimate
            id: f
            proportion: schoolName
            ```
            """
        let error = BlockLaw.hold(
            try Self.pupils(body, more: "population: schoolName in [桃桥镇第一中学, 柳河镇中心小学]"), sizes: [1 << 12, 1 << 15])
        // Whatever the shipped names are, both ways say the same of them.
        #expect(error == nil || error?.isEmpty == false)
        BlockLaw.hold(try Self.pupils(body), sizes: [1 << 12, 1 << 15])
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
        let design = "{weights: weight, strata: [stratum, county], clusters: [school, class], singlePSU: \(policy)}"
        #expect(BlockLaw.hold(try Self.pupils(body, design: design), sizes: [1 << 11, 1 << 15]) == nil)
    }
}
