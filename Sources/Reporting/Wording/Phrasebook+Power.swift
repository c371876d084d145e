import Results

extension Phrasebook {
    /// What is said of a planned sample.
    func power(_ facts: PowerFacts, _ kind: PowerFacts.Sentence, _ style: HouseStyle) -> String {
        switch kind {
        case .comparison: facts.isPrecision ? precision(facts, style) : comparison(facts, style)
        case .clusters: plannedClusters(facts, style).joined(separator: pick(" ", ""))
        case .numbers: plannedNumbers(facts, style).joined(separator: pick(" ", ""))
        }
    }

    private func plain(_ value: Double, _ style: HouseStyle) -> String {
        NumberText.shortest(value).replacing(".", with: style.decimalMark)
    }

    private func quantity(_ value: Double, _ facts: PowerFacts, _ style: HouseStyle) -> String {
        facts.isProportion ? plain(value * 100, style) + "%" : plain(value, style)
    }

    private func reference(_ facts: PowerFacts) -> String {
        facts.isNormal ? pick("normal", "正态") : pick("t on the degrees of freedom of the design", "设计自由度的 t 分布")
    }

    private func spread(_ facts: PowerFacts, _ style: HouseStyle) -> String {
        guard !facts.isProportion else { return "" }
        let list = facts.deviations.map { plain($0, style) }.joined(separator: pick(" and ", " 和 "))
        return pick(", SD \(list)", "，标准差 \(list)")
    }

    private func comparison(_ facts: PowerFacts, _ style: HouseStyle) -> String {
        let first = quantity(facts.first, facts, style)
        let second = facts.second.map { quantity($0, facts, style) }
        let what =
            facts.isProportion ? pick("Shares", "率的比较") : pick("Means", "均数的比较")
        let values =
            second.map { pick("\(first) and \($0)", "\(first) 与 \($0)") }
            ?? pick("\(first) and what differs detectably", "\(first) 与可检出的另一值")
        let sides = facts.isTwoSided ? pick("two-sided", "双侧") : pick("one-sided", "单侧")
        let null =
            facts.isProportion
            ? (facts.isPooled
                ? pick("; standard error under the null hypothesis from the common share", "；零假设下的标准误取合并率")
                : pick("; standard error from both shares", "；标准误取两组各自的率")) : ""
        return pick(
            "\(what) \(values)\(spread(facts, style)): \(sides) test at \(plain(facts.alpha, style)), \(reference(facts))\(null). "
                + "Power is the chance to find the difference in its direction.",
            "\(what)：\(values)\(spread(facts, style))；\(sides)检验，α = \(plain(facts.alpha, style))，\(reference(facts))\(null)。"
                + "检验效能为按真实方向检出差异的概率。")
    }

    private func precision(_ facts: PowerFacts, _ style: HouseStyle) -> String {
        let what =
            facts.isProportion
            ? pick("A share of \(quantity(facts.first, facts, style))", "率 \(quantity(facts.first, facts, style))")
            : pick("A mean\(spread(facts, style))", "均数\(spread(facts, style))")
        return pick(
            "\(what): half the width of its \(interval(1 - facts.alpha)), \(reference(facts)).",
            "\(what)：\(interval(1 - facts.alpha)) 的半宽，\(reference(facts))。")
    }

    private func plannedClusters(_ facts: PowerFacts, _ style: HouseStyle) -> [String] {
        var sentences: [String] = []
        if facts.isClustered {
            let cv = plain(facts.sizeVariation, style)
            let layout: String =
                if facts.isPrecision {
                    ""
                } else if facts.isWithinClusters {
                    pick(
                        " Both groups are in every cluster, m of a group; their means share the clusters' deviations "
                            + "(correlation between groups \(plain(facts.crossCorrelation, style)) × ICC).",
                        "各群均含两组，m 为每群每组人数；两组均数共有群效应（组间相关为 ICC 的 \(plain(facts.crossCorrelation, style)) 倍）。")
                } else {
                    pick(" Each cluster holds one group.", "每群只含一组。")
                }
            sentences.append(
                pick(
                    "Clusters of m respondents, CV of their sizes \(cv): variances are 1 + ((CV² + 1)m − 1)·ICC times those of a "
                        + "simple random sample (Eldridge et al. 2006).\(layout)",
                    "每群 m 名应答者，群规模变异系数 \(cv)：方差为简单随机抽样的 1 + ((CV² + 1)m − 1)·ICC 倍（Eldridge 等，2006）。\(layout)"))
            let strata = facts.strata
            sentences.append(
                pick(
                    "df: clusters − \(strata) \(strata == 1 ? "stratum" : "strata")\(facts.isPrecision ? "" : " − 1").",
                    "自由度：群数 − \(strata) 层\(facts.isPrecision ? "" : " − 1")。"))
        }
        if facts.weightingEffect > 1 {
            let effect = plain(facts.weightingEffect, style)
            sentences.append(pick("Unequal weights: × \(effect).", "权重不等：× \(effect)。"))
        }
        return sentences
    }

    private func plannedNumbers(_ facts: PowerFacts, _ style: HouseStyle) -> [String] {
        var sentences: [String] = []
        if !facts.isPrecision, facts.ratio != 1 {
            let ratio = plain(facts.ratio, style)
            sentences.append(
                pick("The second group is \(ratio) times as large as the first.", "第二组人数为第一组的 \(ratio) 倍。"))
        }
        if facts.response < 1 {
            let share = plain(facts.response * 100, style)
            sentences.append(
                pick("Invited: respondents/\(share)%, the response that is expected.", "邀请人数 = 应答人数/\(share)%（预期应答率）。"))
        }
        let sizes = [
            facts.population.map { pick("\(plain($0, style)) persons", "\(plain($0, style)) 人") },
            facts.populationClusters.map { pick("\(plain($0, style)) clusters", "\(plain($0, style)) 个群") },
        ].compactMap { $0 }
        if !sizes.isEmpty {
            let list = sizes.joined(separator: pick(" in ", "，"))
            sentences.append(
                pick("Conclusions refer to a finite population of \(list) alone.", "结论仅限于有限总体（\(list)）。"))
        }
        return sentences
    }
}
