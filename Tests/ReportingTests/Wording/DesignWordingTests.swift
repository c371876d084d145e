import Results
import Testing

@testable import Reporting

@Suite("What is said of designs of every kind")
struct DesignWordingTests {
    static func note(_ design: DesignDescription, _ language: Phrasebook.Language = .en) -> String {
        NotesTests.sentence(.design(design.facts), language)
    }

    static func methods(_ design: DesignDescription, _ language: Phrasebook.Language = .en) -> String {
        NotesTests.sentence(.methods(design), language)
    }

    @Test("Replicates that came with the data: nothing of Taylor, strata or units")
    func replicates() {
        #expect(
            Self.note(SampleDesign.given)
                == "Survey design: weights weight; 80 replicate weights (Fay's balanced replication, ρ = 0.5) that came with "
                + "the data; scale 0.05 as stated by the producer; deviations from the mean of the replicates; design df 40."
        )
        #expect(
            Self.note(SampleDesign.unusual, .zh)
                == "抽样设计：权重 weight；数据自带的 52 组重复权重（类型未说明）；尺度因子 0.1（数据方提供）；各组尺度因子由数据方提供；设计自由度 51。")
        for design in [SampleDesign.given, SampleDesign.unusual] {
            let texts = [Self.note(design), Self.methods(design), Self.note(design, .zh), Self.methods(design, .zh)]
            for wrong in ["Taylor", "primary", "stratum", "single", "泰勒", "初级", "校正"] {
                #expect(texts.allSatisfy { !$0.contains(wrong) }, "\(wrong)")
            }
        }
        let made = Self.note(SampleDesign.made)
        #expect(made.contains("48 primary sampling units (county) in 12 strata (province); 500 replicate weights"))
        #expect(made.contains("seed 7") && !made.contains("Taylor"))
    }

    @Test("Unequal probabilities, two phases, two frames")
    func others() {
        #expect(
            Self.note(SampleDesign.unequal)
                == "Survey design: weights from the selection probabilities; 48 primary sampling units (county) in 12 strata "
                + "(province), drawn with unequal probabilities without replacement; design df 36; Yates–Grundy variance with "
                + "Overton's approximation of joint probabilities.")
        #expect(Self.note(SampleDesign.brewer).contains("Taylor-linearised variance with Brewer's approximation."))
        #expect(
            Self.note(SampleDesign.phases)
                == "Survey design: weights weight × second-phase N/n; first phase: 48 primary sampling units (county) in 12 "
                + "strata (province); second phase (drawn): 200 of 900 respondents in 3 strata (case); design df 197; "
                + "Taylor-linearised variance of two phases.")
        #expect(
            Self.note(SampleDesign.frames).contains(
                "two overlapping frames (frame), which count 0.4 and 0.6 in the overlap; 48 primary"))
    }

    @Test("Adjustments of weights, and the residuals their variance takes")
    func adjustments() {
        let note = Self.note(SampleDesign.calibrated)
        for part in [
            "weights weight, adjusted for non-response within classes of region × sex, calibrated to sex, region × age, the size "
                + "of the population and income (logit distance, factors from 0.5 to 2), raked to sex and region, "
                + "post-stratified to sex, trimmed above at 250 (12 weights cut, 3.4% of their sum redistributed), scaled",
            "; Taylor-linearised variance of calibration residuals.",
        ] {
            #expect(note.contains(part), "\(part)")
        }
        let chinese = Self.note(SampleDesign.calibrated, .zh)
        #expect(chinese.contains("按 region × sex 分类作无应答调整") && chinese.contains("泰勒线性化方差（按校准残差）"))
        // An adjustment that calibrates nothing leaves the variance as it is.
        let trimmed = SampleDesign.facts { $0.adjustments = [.trimmed(nil)] }
        #expect(NotesTests.sentence(.design(trimmed)).contains("weights weight, trimmed; "))
        #expect(!NotesTests.sentence(.design(trimmed)).contains("residuals"))
    }

    @Test("Strata with a single unit, in the sample and in domains")
    func singleUnits() {
        let note = Self.note(SampleDesign.lonely)
        #expect(
            note.hasSuffix(
                "2 strata with a single unit, centred at the mean of all units; strata with a single unit in a domain are "
                    + "centred at the mean of all units."))
        var facts = SampleDesign.lonely.facts
        facts.variance = .unequalProbabilities(pairs: "joint", isYatesGrundy: false)
        #expect(!NotesTests.sentence(.design(facts)).contains("single unit"))
    }

    @Test("Weights without a variable")
    func weightless() {
        #expect(Self.note(SampleDesign.finite).contains("weights from the population sizes; 48"))
        #expect(Self.note(SampleDesign.simple).contains("no weights; simple random sample of 900 respondents"))
        let weighted = SampleDesign.facts(strata: [], clusters: [], stratumCount: 1, unitCount: 9)
        #expect(NotesTests.sentence(.design(weighted)).contains("; unstratified, unclustered sample of 9 respondents;"))
        let isWeighted = SampleDesign.all.map(\.facts.isWeighted)
        #expect(isWeighted == SampleDesign.all.map { $0 != SampleDesign.simple })
    }

    @Test("A methods section has every item of PRICSSA that follows from the design", arguments: SampleDesign.all)
    func items(design: DesignDescription) {
        let text = Self.methods(design)
        for part in [
            "weighted", "900 respondents", "ariances are estimated", "degrees of freedom (",
            "analysed as domains of the whole sample", "LBCStats 1.2.3",
        ] {
            #expect(text.contains(part), "\(part): \(text)")
        }
        let chinese = Self.methods(design, .zh)
        for part in ["加权", "900 人", "方差", "设计自由度（", "域", "LBCStats 1.2.3"] {
            #expect(chinese.contains(part), "\(part): \(chinese)")
        }
    }

    @Test("The methods of a plain and of a finite design")
    func plain() {
        #expect(
            Self.methods(SampleDesign.plain)
                == "Methods: Estimates are weighted by the sampling weight weight. The 900 respondents are a stratified cluster "
                + "sample: 48 units (county) in 12 strata (province), 96 units (school) within the 48 of stage 1. Primary "
                + "sampling units are taken as drawn with replacement, without finite-population correction, so that lower "
                + "stages enter the variance through the totals of primary units. Variances are estimated by Taylor "
                + "linearization. No stratum has a single unit. Tests and intervals rest on 36 design degrees of freedom (48 "
                + "primary sampling units less 12 strata). Subpopulations (here: age < 16) are analysed as domains of the whole "
                + "sample; the degrees of freedom of one count the units and strata with respondents in it. Analyses were made "
                + "with LBCStats 1.2.3.")
        #expect(Self.methods(SampleDesign.finite).contains("corrections are applied at stages 1 and 2 (N1, N2)."))
        #expect(
            Self.methods(SampleDesign.simple).contains(
                "The 900 respondents are a simple random sample. Respondents are"))
    }

    @Test("A model's covariance is said to be what it is")
    func models() {
        let note = SampleNote.model(30...30)
        let english = Phrasebook(.en).sentence(note, style: .standard, isReplicated: true)
        #expect(english.contains("covariance from the replicates") && !english.contains("sandwich"))
        let chinese = Phrasebook(.zh).sentence(note, style: .standard, isReplicated: true)
        #expect(chinese.contains("重复权重") && !chinese.contains("夹心"))
        #expect(Phrasebook(.en).sentence(note, style: .standard).contains("design-based (sandwich) covariance"))
    }
}
