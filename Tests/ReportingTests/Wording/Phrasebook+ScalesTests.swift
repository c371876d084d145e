import Results
import Testing

@testable import Reporting

@Suite("What a footnote says of a scale")
struct PhrasebookScalesTests {
    @Test("Items, missing rule, decisions, cut-offs, source, and what is unconfirmed, in two languages")
    func sentence() {
        #expect(
            Phrasebook(.en).scale(SampleScale.facts)
                == "SDQ (items scored 0 to 2): sum of emotional, conduct, 7 reversed, missing where one of them is; conduct: "
                + "sum of 5 items (5, 7, 12, 18, 22), 7 reversed, missing with fewer than 3 answers, otherwise unanswered "
                + "items count as the person's mean, rounded half up. Decided: item8 drop. Cut-offs: teacher (teacher; "
                + "United Kingdom; table 1). Source: Goodman 1997. UNCONFIRMED by any source read: the cut-offs 'self'."
        )
        #expect(
            Phrasebook(.zh).scale(SampleScale.facts)
                == "SDQ（每题 0～2 分）：emotional、conduct之和，反向题 7，任一缺失则缺失；conduct：5 题（5、7、12、18、22）总分，"
                + "反向题 7，作答少于 3 题者缺失，其余缺答按个人均值计，四舍五入取整。选定：item8 drop。界值：teacher（teacher；"
                + "United Kingdom；table 1）。来源：Goodman 1997。未经来源核实：the cut-offs 'self'。")
    }

    @Test("Mean scores and complete answers")
    func mean() {
        let facts = ScaleFacts(
            name: "S", lowest: 1, highest: 4,
            parts: [.init(name: nil, items: [1, 2], reversed: [], sumOf: [], isMean: true, minimumAnswered: 2)],
            roundsHalfUp: false, decisions: [], cutoffs: [], source: nil, unconfirmed: [])
        #expect(
            Phrasebook(.en).scale(facts) == "S (items scored 1 to 4): mean of 2 items, missing unless all are answered."
        )
    }
}
