import SurveyData
import Testing

@testable import Notebooks

@Suite("Budgets of memory")
struct MemoryBudgetTests {
    @Test(
        "Sizes as people write them",
        arguments: [
            ("512MB", 512_000_000), ("2GB", 2_000_000_000), ("800MiB", 838_860_800), ("1.5 gb", 1_500_000_000),
            ("1048576", 1_048_576), ("64k", 64_000), ("1 KiB", 1024), ("3B", 3),
        ])
    func sizes(text: String, bytes: Int) {
        #expect(MemoryBudget(text)?.bytes == bytes)
    }

    @Test(
        "What is no size",
        arguments: ["", "MB", "-1GB", "0", "0.2", "12 apples", "1e3", "1.2.3MB", "9999999999TB", "٣MB"])
    func noSizes(text: String) {
        #expect(MemoryBudget(text) == nil)
    }

    @Test("The machine's share is most of its memory")
    func machine() {
        #expect(MemoryBudget.ofMachine.bytes > 100_000_000)
    }

    @Test("What fits is held whole; what does not passes by in blocks of a part of the budget")
    func readings() throws {
        let plan = try BlockEstimateTests.adults("```lbc estimate\nid: e\nmean: HI_CHOL\n```")
        let needed = try plan.file.estimatedBytes(plan.variableNames)
        #expect(needed > 8591 * 4 * 8 && needed < 8591 * 4 * 100)
        #expect(try MemoryBudget(bytes: needed).reading(of: plan) == .whole)
        #expect(
            try MemoryBudget(bytes: needed - 1).reading(of: plan) == .blocks(bytes: max(64 << 10, (needed - 1) / 16)))
        #expect(try MemoryBudget(bytes: 1).reading(of: plan) == .blocks(bytes: 64 << 10))
    }

    @Test(
        "A population or a variable that looks at other rows is not computed block by block",
        arguments: [
            ("population: 'rank(y) > 3'", "population: 'rank(y) > 3'"),
            ("derive: {z: 'groupMean(y, by = p)', x: z + 1}", "derive: 'z'"),
        ])
    func wholeColumns(front: String, subject: String) throws {
        let (plan, folder) = try BlockLaw.plan(
            "```lbc estimate\nid: e\nmean: \(front.hasPrefix("d") ? "x" : "y")\n```", csv: BlockErrorTests.csv([]),
            front: "design: {weights: w, strata: s, clusters: p, nested: true}\n\(front)")
        defer { withExtendedLifetime(folder) {} }
        #expect(try MemoryBudget(bytes: 1_000_000).reading(of: plan) == .whole)
        let error = #expect(throws: StudyError.self) { try MemoryBudget(bytes: 1).reading(of: plan) }
        let message = try #require(error).description
        #expect(
            message.hasPrefix(
                "\(subject) depends on other rows than its own (ranks, groups, waves), which needs all rows in memory. "
            ),
            "\(message)")
        #expect(message.hasSuffix(", or leave it out."))
    }
}
