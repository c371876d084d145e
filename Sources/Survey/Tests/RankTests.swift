public import Estimation
public import Results

extension SurveyDesign {
    /// Tests whether groups have the same distribution by their mean rank scores; see ``RankScore``.
    public func compareRanks(
        of values: [Double], by groups: GroupIndex, score: RankScore = .wilcoxon,
        standardErrors: Inference.StandardErrors = .design
    ) -> Result<TestResult, NoTest> {
        let scores = score.scores(of: values, weights: weights.values) { groups.codes[$0] >= 0 }
        return compareScores(scores, by: groups, kinds: score.kinds, standardErrors: standardErrors)
    }

    /// Tests whether groups have the same mean of scores that are a function of one's own of the estimated rank, from 0 to 1
    /// (Lumley & Scott 2013, *Biometrika* 100, 831).
    public func compareRanks(
        of values: [Double], by groups: GroupIndex, standardErrors: Inference.StandardErrors = .design,
        score: (_ rank: Double) -> Double
    ) -> Result<TestResult, NoTest> {
        let scores = RankScore.scores(
            of: values, weights: weights.values, where: { groups.codes[$0] >= 0 }, score: score)
        return compareScores(scores, by: groups, kinds: (.scoresT, .scoresF), standardErrors: standardErrors)
    }

    private func compareScores(
        _ scores: [Double], by groups: GroupIndex, kinds: (two: TestKind, more: TestKind),
        standardErrors: Inference.StandardErrors
    ) -> Result<TestResult, NoTest> {
        let rows = standardErrors == .bellMcCaffrey ? (values: scores, groups: groups) : nil
        return compareMeans(moments(of: scores, by: groups), isLinear: true, biasReducedBy: rows).map { test in
            TestResult(
                kind: test.kind == .designT ? kinds.two : kinds.more, statistic: test.statistic,
                numeratorDF: test.numeratorDF, denominatorDF: test.denominatorDF, p: test.p)
        }
    }
}

extension RankScore {
    /// The tests of two groups and of more.
    fileprivate var kinds: (two: TestKind, more: TestKind) {
        switch self {
        case .wilcoxon: (.rankT, .rankF)
        case .vanDerWaerden: (.normalScoresT, .normalScoresF)
        case .median: (.medianT, .medianF)
        }
    }
}
