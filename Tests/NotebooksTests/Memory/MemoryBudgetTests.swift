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
}
