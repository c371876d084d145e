import Results
import Testing

@testable import Reporting

@Suite("What a footnote says of growth indicators")
struct PhrasebookGrowthTests {
    @Test("Standards, classes, implausible values, assumptions, a caution on ages in years")
    func sentence() {
        let english = Phrasebook(.en).growth(SampleScale.growth)
        #expect(
            english
                == "BMI-for-age by the WHO Child Growth Standards (2006) to 60 completed months and the WHO Reference 2007 from "
                + "61 months to 19 years. Thin: z below −2; severely: below −3; overweight: above 1, obese: above 2 from 61 "
                + "months; above 2 and 3 before. Implausible z-scores (below −5 or above 5) count as missing. Children are "
                + "taken to have been measured lying below 731 days of age and standing from then on. CAUTION: ages are in "
                + "years. If they are completed years, children are compared with younger ones, and z-scores of height and "
                + "weight are too high.")
        let chinese = Phrasebook(.zh).growth(SampleScale.growth)
        #expect(chinese.hasPrefix("年龄别 BMI：满 60 月龄及以下用 WHO 儿童生长标准（2006）"))
        #expect(!chinese.contains("WHO Reference"))
    }

    @Test(
        "Every indicator has its own sentence",
        arguments: [
            "heightForAge", "weightForAge", "weightForHeight", "headCircumferenceForAge", "armCircumferenceForAge",
        ])
    func indicators(name: String) {
        let facts = GrowthFacts(
            indicator: name, plausible: -6...5, keepsImplausible: true, ageInYears: false, assumesPosition: false,
            isClassified: true)
        let sentence = Phrasebook(.en).growth(facts)
        #expect(sentence.contains("WHO Child Growth Standards"))
        #expect(sentence.hasSuffix("Implausible z-scores (below −6 or above 5) are kept."))
    }
}
