import Results
import Testing

@testable import Reporting

@Suite("What a footnote says of anaemia")
struct PhrasebookAnaemiaTests {
    @Test("Classes, adjustment, who is left out, a caution on ages in years, what is unconfirmed")
    func classes() {
        #expect(
            Phrasebook(.en).anaemia(SampleAnaemia.facts)
                == "Anaemia by WHO-2011 (mild, moderate, severe), haemoglobin below, in g/L: 6–59 months 110, 100, 70; 5–11 "
                + "years 115, 105, 70. Adjusted for altitude by CDC-1989: x (MMWR). Not adjusted for smoking. From 15 years "
                + "on, all are left out: sex is not told. CAUTION: ages are in years. If they are completed years, children "
                + "of 6 to 11 months (age 0) are left out. Source: WHO 2011. UNCONFIRMED: a; b.")
        #expect(
            Phrasebook(.zh).anaemia(SampleAnaemia.facts)
                == "贫血按 WHO-2011（轻、中、重度），血红蛋白（g/L）低于：6～59 月龄 110、100、70；5～11 岁 115、105、70。"
                + "海拔校正按 CDC-1989：x（MMWR）。未按吸烟校正。未给出性别，15 岁及以上者均未计入。"
                + "注意：年龄以岁计；若为周岁，6～11 月龄（0 岁）儿童未计入。来源：WHO 2011。未经核实：a；b。")
    }

    @Test("Adults by sex and pregnancy; no adjustment is said aloud")
    func adults() {
        #expect(
            Phrasebook(.en).anaemia(SampleAnaemia.plain)
                == "Anaemia by WHO-2024, haemoglobin below, in g/L: 6–59 months 110; 5–11 years 115; in trimester 2 of "
                + "pregnancy 105; in other trimesters 110; other women from 15 years 120; men from 15 years 130. Haemoglobin "
                + "is NOT adjusted for altitude, nor for smoking. Women count as not pregnant: pregnancy is not told. "
                + "Pregnant women take the cut-off of the first and third trimester: the trimester is not told. Source: "
                + "WHO 2024.")
        #expect(Phrasebook(.zh).anaemia(SampleAnaemia.plain).contains("孕中期 105；其他孕期 110；15 岁及以上非孕女性 120"))
    }

    @Test("Haemoglobin alone has no cut-offs")
    func haemoglobin() {
        let facts = AnaemiaFacts(
            standard: "WHO-2024", groups: [], hasBands: false, adjustment: nil, ageInYears: false, gaps: [],
            source: "WHO 2024", unconfirmed: [])
        let sentence = Phrasebook(.en).anaemia(facts)
        #expect(sentence.hasPrefix("Haemoglobin of those whom WHO-2024 has cut-offs for. Haemoglobin is NOT adjusted"))
    }
}
