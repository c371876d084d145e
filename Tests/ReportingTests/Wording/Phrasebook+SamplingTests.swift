import Results
import Testing

@testable import Reporting

@Suite("Sentences on samples and plans")
struct PhrasebookSamplingTests {
    private func sentence(_ note: Note, _ language: Phrasebook.Language = .en) -> String {
        Phrasebook(language).sentence(note, style: .standard)
    }

    @Test("The methods section of two stages")
    func methods() {
        let note = Note.sample(SamplePlans.clusters, .methods)
        #expect(
            sentence(note)
                == "Frame: schools.csv, 96,000 units in 480 clusters (school). 48 clusters were chosen, separately in each of 12 "
                + "strata (province × type), with probability proportional to size (number of units), without replacement by "
                + "Brewer's method. In each cluster 20 units were chosen by simple random sampling without replacement, or all if it "
                + "has fewer: 950 units. The size was shared out over strata in proportion to their size, at least 2 each, rounded by "
                + "largest remainders.")
        #expect(
            sentence(note, .zh)
                == "抽样框：schools.csv，96,000 个单位，480 个群（school）。在 12 层（province × type）中分别按与规模（单位数）成比例的概率不放回抽样"
                + "（Brewer 法）抽取，共 48 个群。每群按不放回简单随机抽样抽取 20 个单位，不足则全取：共 950 个单位。样本量按层规模比例分配到各层，"
                + "每层至少 2，按最大余数法取整。")
    }

    @Test("Weights, certainties, cautions and the seed")
    func others() {
        func text(_ kind: SampleFacts.Sentence) -> String { sentence(.sample(SamplePlans.clusters, kind)) }
        #expect(
            text(.weights)
                == "Design weights, 1/probability of inclusion, from 80.00 to 120.50; their sum is 95,120.2, for the 96,000 of the "
                + "frame; 1 + CV² = 1.04.")
        #expect(
            text(.certainties)
                == "Certain to be chosen, because at least as large as the sampling interval: 1 (No. 1).")
        #expect(
            text(.cautions)
                == "1 chosen cluster has fewer units than are taken: all of them are in the sample. From 2 strata a single one was "
                + "chosen, which tells no variance: choose two at least (--minimum 2), or merge strata.")
        #expect(text(.reproduction) == "Seed 7. The choice does not depend on the order of rows in the frame.")
        #expect(
            sentence(.sample(SamplePlans.units(.simple, .given), .reproduction)).contains(
                "on the order of rows in the frame"))
        #expect(text(.declaration) == "An analysis takes it with --weights sample_weight (flags of every command).")
    }

    @Test("What a plan rests on")
    func plans() {
        #expect(
            sentence(.power(SamplePlans.within, .comparison))
                == "Shares 30% and 40%: two-sided test at 0.05, t on the degrees of freedom of the design; standard error under the "
                + "null hypothesis from the common share. Power is the chance to find the difference in its direction.")
        #expect(
            sentence(.power(SamplePlans.within, .numbers))
                == "The second group is 0.5 times as large as the first. Invited: respondents/85%, the response that is expected. "
                + "Conclusions refer to a finite population of 96000 persons in 480 clusters alone.")
        #expect(
            sentence(.power(SamplePlans.mean, .comparison)) == "A mean, SD 5: half the width of its 95% CI, normal.")
        #expect(
            sentence(.power(SamplePlans.difference, .comparison))
                .hasPrefix("Means 10 and what differs detectably, SD 5 and 6: one-sided test at 0.05"))
    }
}
