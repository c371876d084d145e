import Results

extension Phrasebook {
    /// The design as it stands under every table.
    func design(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        var parts = [weights(facts, style)]
        if let frames = facts.frames { parts.append(self.frames(frames, facts.frameShare, style)) }
        if facts.variance.tellsUnits {
            let units = sampling(facts, style)
            if case .twoPhase(let second) = facts.variance {
                parts.append(pick("first phase: \(units)", "第一相：\(units)"))
                parts.append(secondPhase(second, style))
            } else {
                parts.append(units)
            }
        }
        parts += variance(facts, style)
        return pick("Survey design: ", "抽样设计：") + parts.joined(separator: pick("; ", "；")) + pick(".", "。")
    }

    /// Units and strata of the first stage.
    func sampling(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        if facts.clusters.isEmpty && facts.strata.isEmpty && !facts.isUnequal {
            // Unequal weights come from no simple random sample.
            if facts.isWeighted, !facts.hasPopulationSizes {
                return pick(
                    "unstratified, unclustered sample of \(respondents(facts.unitCount, style))",
                    "\(style.text(facts.unitCount)) 人的不分层、不整群样本")
            }
            return pick(
                "simple random sample of \(respondents(facts.unitCount, style))",
                "\(style.text(facts.unitCount)) 人的简单随机样本")
        }
        let units =
            facts.clusters.first.map { cluster in
                counted(
                    facts.unitCount, style, "primary sampling unit", "primary sampling units", " 个初级抽样单位")
                    + pick(" (\(cluster))", "（\(cluster)）")
            } ?? counted(facts.unitCount, style, "respondent", "respondents", " 人")
        let names = facts.strata.joined(separator: " × ")
        let count = counted(facts.stratumCount, style, "stratum", "strata", " 层")
        let drawn =
            facts.isUnequal
            ? pick(", drawn with unequal probabilities without replacement", "，不等概率不放回抽取") : ""
        return units + (facts.strata.isEmpty ? "" : pick(" in \(count) (\(names))", "，分属 \(count)（\(names)）")) + drawn
    }

    private func secondPhase(_ facts: SecondPhaseFacts, _ style: HouseStyle) -> String {
        let unit = facts.clusters.last.map { pick(" units (\($0))", " 个单位（\($0)）") } ?? pick(" respondents", " 人")
        let strata = counted(facts.stratumCount, style, "stratum", "strata", " 层")
        let names = crossed(facts.strata)
        return pick(
            "second phase (\(facts.selected)): \(style.text(facts.unitCount)) of \(style.text(facts.availableCount))\(unit)"
                + (facts.strata.isEmpty ? "" : " in \(strata) (\(names))"),
            "第二相（\(facts.selected)）：\(style.text(facts.availableCount)) 中的 \(style.text(facts.unitCount))\(unit)"
                + (facts.strata.isEmpty ? "" : "，分属 \(strata)（\(names)）"))
    }

    private func frames(_ variable: String, _ share: Double, _ style: HouseStyle) -> String {
        let shares = [share, 1 - share].map { NumberText.shortest($0) }
        return pick(
            "two overlapping frames (\(variable)), which count \(shares[0]) and \(shares[1]) in the overlap",
            "两个重叠抽样框（\(variable)），重叠部分各计 \(shares[0]) 与 \(shares[1])")
    }

    /// Degrees of freedom, variance, correction and policy.
    private func variance(_ facts: Note.DesignFacts, _ style: HouseStyle) -> [String] {
        let df = pick("design df ", "设计自由度 ") + style.degreesOfFreedom(facts.degreesOfFreedom)
        if case .replicates(let replicates) = facts.variance {
            let correction =
                facts.hasPopulationSizes && replicates.correctsForPopulation ? [finitePopulation] : []
            return [self.replicates(replicates, style)] + scale(replicates, style) + [df] + correction
                + policy(facts, style)
        }
        let correction = facts.hasPopulationSizes ? [finitePopulation] : []
        return [df, varianceName(facts) + residuals(facts)] + correction + policy(facts, style)
    }

    private var finitePopulation: String { pick("finite-population correction", "有限总体校正") }

    /// How the variance is estimated; replicates have their own words.
    func varianceName(_ facts: Note.DesignFacts) -> String {
        switch facts.variance {
        case .linearized: return pick("Taylor-linearised variance", "泰勒线性化方差")
        case .twoPhase: return pick("Taylor-linearised variance of two phases", "两相抽样的泰勒线性化方差")
        case .replicates: return pick("variance from the replicates", "重复权重方差")
        case .unequalProbabilities(let pairs, let isYatesGrundy):
            let form =
                isYatesGrundy
                ? pick("Yates–Grundy variance", "Yates–Grundy 方差")
                : pick("Horvitz–Thompson variance", "Horvitz–Thompson 方差")
            switch pairs {
            case "brewer":
                return pick("Taylor-linearised variance with Brewer's approximation", "泰勒线性化方差（Brewer 近似）")
            case "overton":
                return form + pick(" with Overton's approximation of joint probabilities", "（联合入样概率用 Overton 近似）")
            case "hartleyRao":
                return form
                    + pick(" with Hartley and Rao's approximation of joint probabilities", "（联合入样概率用 Hartley–Rao 近似）")
            default: return form + pick(" from the joint probabilities given", "（使用给定的联合入样概率）")
            }
        }
    }

    /// What calibration does to a variance that is linearised.
    func residuals(_ facts: Note.DesignFacts) -> String {
        guard facts.adjustments.contains(where: \.isCalibration), !facts.isReplicated else { return "" }
        return pick(" of calibration residuals", "（按校准残差）")
    }

    // MARK: Replicates

    /// "80 replicate weights (stratified jackknife, JKn) that came with the data".
    func replicates(_ facts: ReplicateFacts, _ style: HouseStyle) -> String {
        let fay = facts.fay.map { "ρ = \(NumberText.shortest($0))" }
        let name = ([replicateKind(facts), ["other", "fay"].contains(facts.kind) ? nil : facts.typeInR] + [fay])
            .compactMap { $0 }
            .joined(separator: pick(", ", "，"))
        let count = counted(facts.count, style, "replicate weight", "replicate weights", " 组重复权重")
        let seed = facts.seed.map { pick(", seed \($0)", "，随机种子 \($0)") } ?? ""
        return facts.isMade
            ? pick("\(count) (\(name)) made from strata and units\(seed)", "由层和抽样单位生成的 \(count)（\(name)）\(seed)")
            : pick("\(count) (\(name)) that came with the data", "数据自带的 \(count)（\(name)）")
    }

    /// What must be known to repeat the variance: a scale that the kind does not imply, and another centre.
    private func scale(_ facts: ReplicateFacts, _ style: HouseStyle) -> [String] {
        var parts: [String] = []
        if facts.isScaleStated {
            let number = scale(facts.scale)
            parts.append(pick("scale \(number) as stated by the producer", "尺度因子 \(number)（数据方提供）"))
        }
        if facts.hasScales, !facts.isMade {
            parts.append(pick("a scale for each replicate as stated by the producer", "各组尺度因子由数据方提供"))
        }
        if !facts.isCentredAtEstimate {
            parts.append(pick("deviations from the mean of the replicates", "离差以各重复估计的均值为中心"))
        }
        return parts
    }

    /// A scale, to four digits where it has no end.
    func scale(_ value: Double) -> String {
        let exact = NumberText.shortest(value)
        guard exact.count > 8, value > 0 else { return exact }
        return NumberText.fixed(value, decimals: NumberText.decimals(of: value, significantDigits: 4, most: 12))
    }

    /// The name of replicates. What came with the data as a bootstrap may be any.
    func replicateKind(_ facts: ReplicateFacts) -> String {
        if !facts.isMade, facts.kind == "bootstrap" { return pick("bootstrap", "自助法") }
        return replicateKind(facts.kind)
    }

    private func replicateKind(_ kind: String) -> String {
        switch kind {
        case "jackknife": pick("delete-one jackknife", "刀切法（不分层）")
        case "stratifiedJackknife": pick("stratified jackknife", "分层刀切法")
        case "pairedJackknife": pick("paired jackknife", "配对刀切法")
        case "balancedHalfSamples": pick("balanced half-samples", "平衡半样本")
        case "fay": pick("Fay's balanced replication", "Fay 平衡重复")
        case "bootstrap": pick("Rao–Wu bootstrap", "Rao–Wu 自助法")
        case "rescaledBootstrap": pick("Rao–Wu–Yue rescaled bootstrap", "Rao–Wu–Yue 重标自助法")
        case "multistageBootstrap": pick("multistage bootstrap", "多阶段自助法")
        case "finitePopulationBootstrap": pick("Canty–Davison bootstrap", "Canty–Davison 自助法")
        case "successiveDifferences": pick("successive differences", "逐差法")
        case "other": pick("of a kind not stated", "类型未说明")
        default: kind
        }
    }

    // MARK: Strata with a single unit

    private func policy(_ facts: Note.DesignFacts, _ style: HouseStyle) -> [String] {
        guard facts.usesPolicy else { return [] }
        var parts = [collapsed(facts, style)].compactMap { $0 }
        if facts.singleUnitStrata > 0 {
            let strata = counted(facts.singleUnitStrata, style, "stratum", "strata", " 个层")
            parts.append(
                pick("\(strata) with a single unit, ", "\(strata)仅有一个单位，") + treatment(facts.singlePSU))
        }
        if let domains = domainPolicy(facts) { parts.append(domains) }
        return parts
    }

    /// How many strata are analysed with a neighbour.
    func collapsed(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String? {
        guard facts.collapsedStrata > 0 else { return nil }
        return pick(
            "\(counted(facts.collapsedStrata, style, "stratum", "strata", " 个层")) collapsed with a neighbour",
            "\(style.text(facts.collapsedStrata)) 个层与邻层合并")
    }

    /// What becomes of strata of which a single unit is in a domain, where that is special. Replicates have no such rule.
    func domainPolicy(_ facts: Note.DesignFacts) -> String? {
        guard facts.singlePSUInDomains, !facts.isReplicated, ["centre", "average"].contains(facts.singlePSU) else {
            return nil
        }
        return pick(
            "strata with a single unit in a domain are \(treatment(facts.singlePSU))",
            "子总体中仅有一个单位的层\(treatment(facts.singlePSU))")
    }

    /// What became of strata with a single unit.
    func treatment(_ policy: String) -> String {
        switch policy {
        case "remove": pick("left out of the variance", "不计入方差")
        case "certainty": pick("taken as certain, without variance", "视为必选单位，不贡献方差")
        case "centre": pick("centred at the mean of all units", "以全部单位的均值为中心")
        case "average": pick("given the average variance of the others", "取其余各层方差的平均")
        default: policy
        }
    }
}
