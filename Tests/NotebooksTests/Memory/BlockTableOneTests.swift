import TestSupport
import Testing

@testable import Notebooks

@Suite("Table 1 of a file in blocks")
struct BlockTableOneTests {
    @Test("Means, levels, tests and differences of pupils", arguments: ["leftBehind", "sex", nil])
    func pupils(by group: String?) throws {
        let body = """
            ```lbc table1
            id: t
            \(group.map { "by: \($0)" } ?? "")
            rows: [age, ses, siblings, caregiver, boarding, poorSleep, friends, cesd10, depressed, fatherWork]
            numeric: friends
            ```
            """
        let more = """
            population: hukou == rural and age < 16
            derive:
              poorSleep: {condition: sleepHours < 7}
            """
        #expect(BlockLaw.hold(try BlockEstimateTests.pupils(body, more: more)) == nil)
    }

    @Test("Undeclared numbers with few values are taken as categories, and say so")
    func adults() throws {
        let body = """
            ```lbc table1
            id: t
            by: RIAGENDR
            rows: [race, agecat, HI_CHOL]
            numeric: HI_CHOL
            ```

            ```lbc table1
            id: u
            by: agecat
            rows: [race, HI_CHOL, RIAGENDR]
            ```
            """
        #expect(BlockLaw.hold(try BlockEstimateTests.adults(body)) == nil)
        let declared = body.replacing("numeric: HI_CHOL\n", with: "")
        #expect(BlockLaw.hold(try BlockEstimateTests.adults(declared, codebook: true), sizes: [1]) == nil)
    }
}
