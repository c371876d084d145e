import Results

extension Phrasebook {
    /// What is said of a sample chosen from a frame.
    func sample(_ facts: SampleFacts, _ kind: SampleFacts.Sentence, _ style: HouseStyle) -> String {
        switch kind {
        case .methods: return sampleMethods(facts, style)
        case .weights: return sampleWeights(facts, style)
        case .certainties:
            let names = facts.certainties
            let shown = names.prefix(30).joined(separator: pick(", ", "、")) + (names.count > 30 ? ", …" : "")
            return pick(
                "Certain to be chosen, because at least as large as the sampling interval: \(style.text(names.count)) "
                    + "(\(shown)).", "规模不小于抽样间隔而必选：\(style.text(names.count)) 个（\(shown)）。")
        case .cautions: return sampleCautions(facts, style).joined(separator: pick(" ", ""))
        case .reproduction:
            let order =
                facts.identifiers.isEmpty && (facts.clusters.isEmpty || facts.take != nil)
                ? pick(
                    "the order of rows in the frame (name what identifies them with --id, and it does not)",
                    "抽样框中行的顺序（用 --id 指定标识变量即可避免）")
                : nil
            return order.map {
                pick(
                    "Seed \(facts.seed). The choice depends on it and on \($0).", "随机种子 \(facts.seed)。抽样结果取决于种子和\($0)。")
            }
                ?? pick(
                    "Seed \(facts.seed). The choice does not depend on the order of rows in the frame.",
                    "随机种子 \(facts.seed)。抽样结果与抽样框中行的顺序无关。")
        case .declaration:
            return pick(
                "An analysis takes it with \(facts.declaration) (flags of every command).",
                "分析时使用 \(facts.declaration)（各命令通用）。")
        }
    }

    /// The sentences for the methods section.
    private func sampleMethods(_ facts: SampleFacts, _ style: HouseStyle) -> String {
        let eligible =
            facts.eligible.map { condition in
                pick(
                    ", of which those with \(condition) could be chosen (\(style.text(facts.ineligible)) others left out)",
                    "，仅限 \(condition)（其余 \(style.text(facts.ineligible)) 行不在其列）")
            } ?? ""
        let isClustered = !facts.clusters.isEmpty
        let clusters = facts.clusters.joined(separator: " × ")
        let frame =
            counted(facts.frameUnits, style, "unit", "units", " 个单位")
            + (isClustered
                ? pick(" in ", "，") + counted(facts.frameClusters, style, "cluster", "clusters", " 个群")
                    + pick(" (\(clusters))", "（\(clusters)）") : "")
        let strata =
            facts.strata.isEmpty
            ? ""
            : pick(", separately in each of ", "在 ") + counted(facts.stratumCount, style, "stratum", "strata", " 层")
                + pick(" (\(facts.strata.joined(separator: " × "))),", "（\(facts.strata.joined(separator: " × "))）中分别")
        let first =
            isClustered
            ? counted(facts.chosenClusters, style, "cluster was", "clusters were", " 个群")
            : counted(facts.chosenUnits, style, "unit was", "units were", " 个单位")
        var sentences = [
            pick("Frame: \(facts.frame), \(frame)\(eligible).", "抽样框：\(facts.frame)，\(frame)\(eligible)。"),
            pick(
                "\(first) chosen\(strata) \(method(facts.method, facts)).",
                "\(strata)\(method(facts.method, facts))抽取，共 \(first)。"),
        ]
        if isClustered {
            let units = counted(facts.chosenUnits, style, "unit", "units", " 个单位")
            sentences.append(
                facts.take.map { take in
                    pick(
                        "In each cluster \(style.text(take)) \(take == 1 ? "unit was" : "units were") chosen "
                            + "\(method(facts.takeMethod, facts)), or all if it has fewer: \(units).",
                        "每群\(method(facts.takeMethod, facts))抽取 \(style.text(take)) 个单位，不足则全取：共 \(units)。")
                } ?? pick("All units of a cluster were taken: \(units).", "群内单位全部入样：共 \(units)。"))
        }
        if facts.stratumCount > 1, let allocation = facts.allocation {
            sentences.append(self.allocation(allocation, facts, style))
        }
        return sentences.joined(separator: pick(" ", ""))
    }

    /// How units were chosen, as an adverb.
    private func method(_ method: SampleFacts.Method, _ facts: SampleFacts) -> String {
        let size = facts.size ?? pick("number of units", "单位数")
        let order = facts.order.joined(separator: ", ")
        let ordered = facts.order.isEmpty ? "" : pick(" along the frame ordered by \(order)", "（抽样框按 \(order) 排序）")
        switch method {
        case .simple: return pick("by simple random sampling without replacement", "按不放回简单随机抽样")
        case .systematic: return pick("systematically from a random start\(ordered)", "按随机起点系统抽样\(ordered)")
        case .systematicPPS:
            return pick(
                "with probability proportional to size (\(size)), systematically from a random start\(ordered)",
                "按与规模（\(size)）成比例的概率系统抽样\(ordered)")
        case .brewer:
            return pick(
                "with probability proportional to size (\(size)), without replacement by Brewer's method",
                "按与规模（\(size)）成比例的概率不放回抽样（Brewer 法）")
        case .poisson:
            return pick(
                "with probability proportional to size (\(size)), each independently (Poisson sampling)",
                "按与规模（\(size)）成比例的概率独立抽样（泊松抽样）")
        }
    }

    private func allocation(_ rule: SampleFacts.Allocation, _ facts: SampleFacts, _ style: HouseStyle) -> String {
        let variable = facts.allocationVariable ?? ""
        let basis: String? =
            switch rule {
            case .given: nil
            case .proportional: pick("in proportion to their size", "按层规模比例")
            case .equal: pick("equally", "等量")
            case .neyman:
                pick("by Neyman's rule with the standard deviation of \(variable)", "按 Neyman 法（\(variable) 的标准差）")
            case .optimal:
                pick(
                    "optimally for costs with the standard deviation of \(variable)", "按考虑费用的最优分配（\(variable) 的标准差）")
            case .power:
                pick(
                    "by Bankier's power rule"
                        + (variable.isEmpty ? "" : " with the coefficient of variation of \(variable)"),
                    "按 Bankier 幂分配" + (variable.isEmpty ? "" : "（\(variable) 的变异系数）"))
            }
        guard let basis else { return pick("The size of each stratum was given.", "各层样本量为事先给定。") }
        let least =
            facts.minimum > 0
            ? pick(", at least \(style.text(facts.minimum)) each", "，每层至少 \(style.text(facts.minimum))") : ""
        return pick(
            "The size was shared out over strata \(basis)\(least), rounded by largest remainders.",
            "样本量\(basis)分配到各层\(least)，按最大余数法取整。")
    }

    private func sampleWeights(_ facts: SampleFacts, _ style: HouseStyle) -> String {
        let range = [facts.smallestWeight, facts.largestWeight].map { style.text($0, decimals: 2) }
        let sum = style.text(facts.weightSum, decimals: 1)
        let effect = style.text(facts.weightingEffect, decimals: 2)
        return pick(
            "Design weights, 1/probability of inclusion, from \(range[0]) to \(range[1]); their sum is \(sum), for the "
                + "\(style.text(facts.frameUnits)) of the frame; 1 + CV² = \(effect).",
            "设计权重为入样概率的倒数，从 \(range[0]) 到 \(range[1])；合计 \(sum)，抽样框为 \(style.text(facts.frameUnits))；1 + CV² = \(effect)。"
        )
    }

    private func sampleCautions(_ facts: SampleFacts, _ style: HouseStyle) -> [String] {
        var sentences: [String] = []
        if facts.smallClusters > 0 {
            sentences.append(
                pick(
                    "\(counted(facts.smallClusters, style, "chosen cluster has", "chosen clusters have", "")) fewer units than are "
                        + "taken: all of them are in the sample.",
                    "\(style.text(facts.smallClusters)) 个入样群的单位数不足，全部入样。"))
        }
        if facts.emptyStrata > 0 {
            let strata = counted(facts.emptyStrata, style, "stratum", "strata", "")
            let units = counted(facts.emptyStrataUnits, style, "unit", "units", "")
            sentences.append(
                pick(
                    "From \(strata) with \(units) of the frame nobody was chosen: the sample does not represent them. Choose "
                        + "more, or from each (--minimum 2).",
                    "\(style.text(facts.emptyStrata)) 层（抽样框中 \(style.text(facts.emptyStrataUnits)) 个单位）无人入样，样本不能代表它们：请增加样本量或规定每层最少数（--minimum 2）。"
                ))
        }
        if facts.singleStrata > 0 {
            sentences.append(
                pick(
                    "From \(counted(facts.singleStrata, style, "stratum", "strata", "")) a single one was chosen, which tells no "
                        + "variance: choose two at least (--minimum 2), or merge strata.",
                    "\(style.text(facts.singleStrata)) 层仅抽取一个，无法估计方差：请至少抽取两个（--minimum 2）或合并层。"))
        }
        if [.systematic, .systematicPPS].contains(facts.method) {
            sentences.append(
                pick(
                    "A systematic sample has no unbiased estimate of variance: the design takes it as a random one, which "
                        + "overstates the variance where the order of the frame tells something.",
                    "系统抽样没有无偏的方差估计：分析按随机抽样处理，若排序含有信息则会高估方差。"))
        }
        if facts.method == .poisson {
            sentences.append(
                pick("The number chosen is random; its expectation was asked for.", "入样个数是随机的，给定的是其期望。"))
        }
        return sentences
    }
}
