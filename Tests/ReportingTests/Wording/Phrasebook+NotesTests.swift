import Results
import Testing

@testable import Reporting

@Suite("Notes under a table")
struct NotesTests {
    static func sentence(_ note: Note, _ language: Phrasebook.Language = .en, style: HouseStyle = .standard) -> String {
        Phrasebook(language).sentence(note, style: style)
    }

    @Test("Respondents of an unknown group")
    func unknownGroup() {
        let note = Note.unknownGroup(variable: "X", count: 207)
        #expect(Self.sentence(note) == "207 respondents are in no group: “X” is unknown.")
        #expect(Self.sentence(note, .zh) == "207 人不属于任何一组：“X”未知。")
        #expect(
            Self.sentence(.unknownGroup(variable: "X", count: 1)) == "1 respondent is in no group: “X” is unknown.")
    }

    @Test("The design")
    func design() {
        #expect(
            Self.sentence(SampleNote.design())
                == "Survey design: weights weight; 48 primary sampling units (county) in 12 strata (province); design df 36; "
                + "Taylor-linearised variance.")
        #expect(
            Self.sentence(SampleNote.design(), .zh)
                == "抽样设计：权重 weight；48 个初级抽样单位（county），分属 12 层（province）；设计自由度 36；泰勒线性化方差。")
        #expect(
            Self.sentence(SampleNote.design(weights: nil, strata: [], clusters: [], unitCount: 1234))
                == "Survey design: no weights; simple random sample of 1,234 respondents; design df 36; "
                + "Taylor-linearised variance.")
        #expect(
            Self.sentence(SampleNote.design(strata: ["a", "b"], clusters: [], hasPopulationSizes: true))
                == "Survey design: weights weight; 48 respondents in 12 strata (a × b); design df 36; "
                + "Taylor-linearised variance; finite-population correction.")
    }

    @Test("One is singular")
    func singular() {
        let one = SampleNote.design(stratumCount: 1, unitCount: 1, singleUnitStrata: 1)
        #expect(
            Self.sentence(one)
                == "Survey design: weights weight; 1 primary sampling unit (county) in 1 stratum (province); design df 36; "
                + "Taylor-linearised variance; 1 stratum with a single unit, centred at the mean of all units.")
        #expect(
            Self.sentence(SampleNote.design(strata: [], clusters: [], unitCount: 1)).contains("sample of 1 respondent;")
        )
        #expect(
            Self.sentence(.population(condition: "c", inside: 1, outside: 0, undecided: 0)).contains("(1 respondent; 0")
        )
        #expect(Self.sentence(.commonSample(n: 1)).hasSuffix("the same 1 respondent."))
        #expect(
            Self.sentence(SampleNote.exclusions(1)) == "1 respondent is left out for missing values (Age: refused 1).")
        #expect(Self.sentence(.invalidCells(variable: "x", count: 1)).hasPrefix("1 cell of x holds a code"))
        #expect(Self.sentence(.takenAsCategorical(["a"])).hasSuffix("because it holds few distinct numbers: a."))
        #expect(Self.sentence(.aliased(model: nil, ["a"])).contains("it is a combination"))
        let codes = [Note.CodeCount(code: "99", count: 1)]
        #expect(Self.sentence(.suspiciousCodes(variable: "x", codes: codes)).contains("may be a code for"))
    }

    @Test("More than one is plural", arguments: SampleNote.all)
    func plural(note: Note) {
        let text = " " + Self.sentence(note)
        for wrong in [
            " 1 respondents", " 1 strata", " 1 cells", " 1 primary sampling units", " are in it", " 0 respondent ",
        ] {
            #expect(!text.contains(wrong))
        }
        #expect(Self.sentence(.invalidCells(variable: "x", count: 2)).hasPrefix("2 cells of x hold codes"))
        #expect(
            Self.sentence(.population(condition: "c", inside: 0, outside: 1, undecided: 0)).contains("(0 respondents;"))
    }

    @Test("Counts are in the style's marks, those of strata with a single unit too")
    func marks() throws {
        let style = try #require(HouseStyle.named("lancet"))
        let text = Self.sentence(
            SampleNote.design(stratumCount: 12345, unitCount: 23456, df: 34567, singleUnitStrata: 45678), style: style)
        for number in ["12\u{2009}345", "23\u{2009}456", "34\u{2009}567", "45\u{2009}678"] {
            #expect(text.contains(number))
        }
    }

    @Test("Degrees of freedom without end, and in parts")
    func degreesOfFreedom() {
        #expect(Self.sentence(SampleNote.design(df: .infinity)).contains("design df ∞;"))
        #expect(Self.sentence(SampleNote.design(df: 12.34)).contains("design df 12.3;"))
        #expect(Self.sentence(SampleNote.model(29.9...(.infinity))).hasSuffix("t on 29.9 to ∞ df."))
        #expect(Self.sentence(SampleNote.model(30...30)).hasSuffix("t on 30 df."))
        #expect(Self.sentence(SampleNote.model(30...31), .zh).hasSuffix("t 自由度 30～31。"))
    }

    @Test("Exclusions by variable and reason")
    func exclusions() {
        let note = Note.exclusions(
            model: "Adjusted",
            [
                .init(variable: "age", label: "Age", reason: "refused", count: 3),
                .init(variable: "sex", label: "Sex", reason: "blank", count: 1200),
                .init(variable: "age", label: "Age", reason: "doesNotKnow", count: 2),
            ])
        #expect(
            Self.sentence(note)
                == "Adjusted: 1,205 respondents are left out for missing values (Age: refused 3, don't know 2; Sex: missing "
                + "1,200).")
        #expect(Self.sentence(note, .zh) == "Adjusted：因缺失值排除 1,205 人（Age：拒答 3，不知道 2；Sex：缺失 1,200）。")
    }

    @Test("The contents of the cells are what the table has")
    func cells() {
        func text(_ hasMeans: Bool, _ hasMedians: Bool) -> String {
            Self.sentence(.cells(.characteristics(hasMeans: hasMeans, hasMedians: hasMedians)))
        }
        #expect(text(true, false).contains("percentages, means and standard deviations are weighted"))
        #expect(text(false, true).contains("percentages, medians and quartiles are weighted"))
        #expect(text(false, false).contains("percentages are weighted"))
    }

    @Test("The note says what intervals are taken from and how standard errors are made")
    func inference() {
        let reduced = Inference(standardErrors: .bellMcCaffrey)
        let normal = Inference(intervals: .normal)
        func estimates(_ inference: Inference, _ language: Phrasebook.Language = .en) -> String {
            Self.sentence(.cells(.estimates(level: 0.95, inference: inference)), language)
        }
        #expect(estimates(Inference()).contains("by Student's t on the design's degrees of freedom"))
        #expect(!estimates(Inference()).contains("bias-reduced"))
        #expect(estimates(reduced).contains("Satterthwaite's degrees of freedom of each estimate"))
        #expect(estimates(reduced).contains("bias-reduced for few sampling units (Bell–McCaffrey)"))
        #expect(estimates(normal).contains("by the normal distribution (z)"))
        #expect(estimates(reduced, .zh).contains("偏差校正") && estimates(normal, .zh).contains("正态分布"))
        func model(_ inference: Inference) -> String {
            Self.sentence(
                .model(.init(family: "binomial", link: "logit", degreesOfFreedom: 3.25...4, inference: inference)))
        }
        #expect(model(Inference()).hasSuffix("design-based (sandwich) covariance; t on 3.25 to 4 df."))
        #expect(
            model(reduced).hasSuffix(
                "bias-reduced design-based (Bell–McCaffrey) covariance; t on Satterthwaite's 3.25 to 4 df, one for each "
                    + "coefficient; Wald F on the design's."))
        #expect(model(normal).hasSuffix("z, whatever the degrees of freedom."))
        #expect(Self.sentence(.cells(.models(level: 0.9, intervals: .normal))).contains("Wald χ²"))
    }
}
