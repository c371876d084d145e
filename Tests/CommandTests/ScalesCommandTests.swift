import TestSupport
import Testing

@Suite("lbc scales")
struct ScalesCommandTests {
    @Test("The list names every scale; one scale shows all that is known of it")
    func shown() throws {
        let list = try CommandRun(["scales", "--format", "csv"])
        #expect(list.status == 0)
        for name in ["CES-D-10", "SDQ", "MHT", "K6"] { #expect(list.output.contains("\n\(name),")) }
        let one = try CommandRun(["scales", "rses", "--format", "markdown"])
        #expect(one.status == 0)
        for fact in ["To be decided by the user", "original, alternative", "UNCONFIRMED", "0–30", "Rosenberg M."] {
            #expect(one.output.contains(fact), "\(fact)")
        }
        let chinese = try CommandRun(["scales", "SDQ", "--language", "zh"])
        #expect(chinese.output.contains("情绪症状"))
    }

    @Test("An unknown name offers the nearest")
    func unknown() throws {
        let run = try CommandRun(["scales", "CESD-10"])
        #expect(run.status == 64)
        #expect(run.error.contains("no shipped scale is called 'CESD-10'. Did you mean 'CES-D-10'?"))
    }
}
