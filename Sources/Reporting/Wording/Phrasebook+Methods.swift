import Results

extension Phrasebook {
    /// What a design has for the methods section of a paper: the items of PRICSSA (Seidenberg et al. 2023) that follow from
    /// it.
    func methods(_ description: DesignDescription, _ style: HouseStyle) -> String {
        let facts = description.facts
        var sentences = [weighting(facts, style)]
        sentences.append(sample(description, style))
        if let frames = facts.frames {
            let shares = [facts.frameShare, 1 - facts.frameShare].map { NumberText.shortest($0) }
            sentences.append(
                pick(
                    "The samples of two overlapping frames (\(frames)) were combined with factors of \(shares[0]) and "
                        + "\(shares[1]) for the weights in the overlap (Hartley 1962).",
                    "两个重叠抽样框（\(frames)）的样本合并分析，重叠部分的权重分别乘以 \(shares[0]) 与 \(shares[1])（Hartley 1962）。"))
        }
        sentences += correction(description, style)
        sentences += variance(facts, style)
        sentences += singleUnits(description, style)
        sentences.append(
            pick(
                "Tests and intervals rest on \(style.degreesOfFreedom(facts.degreesOfFreedom)) design degrees of freedom "
                    + "(\(freedom(facts, style))).",
                "检验与区间估计基于 \(style.degreesOfFreedom(facts.degreesOfFreedom)) 个设计自由度（\(freedom(facts, style))）。"))
        sentences.append(domains(description))
        sentences.append(
            pick("Analyses were made with \(description.software).", "分析软件为 \(description.software)。"))
        return pick("Methods: ", "方法：") + sentences.joined(separator: pick(" ", ""))
    }

    // MARK: Weights

    private func weighting(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        guard facts.isWeighted else {
            return pick("Estimates are unweighted: the design names no weights.", "估计未加权：设计中未声明权重。")
        }
        let source: String =
            if let weights = facts.weights {
                pick("the sampling weight \(weights)", "抽样权重 \(weights) ")
            } else if facts.isUnequal {
                pick("the inverse of the selection probabilities", "入样概率的倒数")
            } else if facts.hasPopulationSizes {
                pick("the inverse of the sampling fractions", "抽样比的倒数")
            } else {
                pick("weights that are equal at first", "相等的初始权重")
            }
        let isTwoPhase = if case .twoPhase = facts.variance { true } else { false }
        let phases =
            isTwoPhase ? pick(" times the inverse of the second phase's sampling fractions", "乘以第二相抽样比的倒数") : ""
        guard !facts.adjustments.isEmpty else {
            return pick("Estimates are weighted by \(source)\(phases).", "估计以\(source)\(phases)加权。")
        }
        let steps = facts.adjustments.map { adjustment($0, style) }.joined(separator: pick(", then ", "，再"))
        return pick(
            "Estimates are weighted by \(source)\(phases), which was \(steps).", "估计以\(source)\(phases)加权，权重\(steps)。")
    }

    // MARK: Sample

    /// "stratified cluster sample".
    func kind(_ facts: Note.DesignFacts) -> String {
        if !facts.variance.tellsUnits { return pick("sample with replicate weights", "带重复权重的样本") }
        if case .twoPhase = facts.variance { return pick("two-phase sample", "两相样本") }
        let isStratified = !facts.strata.isEmpty
        let isClustered = !facts.clusters.isEmpty
        let probabilities = facts.isUnequal ? pick(" with unequal probabilities", "不等概率") : ""
        switch (isStratified, isClustered) {
        case (true, true): return pick("stratified cluster sample\(probabilities)", "\(probabilities)分层整群样本")
        case (true, false): return pick("stratified random sample\(probabilities)", "\(probabilities)分层随机样本")
        case (false, true): return pick("cluster sample\(probabilities)", "\(probabilities)整群样本")
        case (false, false):
            return facts.isUnequal
                ? pick("random sample\(probabilities)", "\(probabilities)随机样本")
                : facts.isWeighted
                    ? pick("sample of respondents, neither stratified nor clustered", "不分层、不整群的样本")
                    : pick("simple random sample", "简单随机样本")
        }
    }

    private func sample(_ description: DesignDescription, _ style: HouseStyle) -> String {
        let facts = description.facts
        let rows = respondents(description.rowCount, style)
        guard facts.variance.tellsUnits else {
            return pick(
                "Strata and sampling units are not in the data (\(rows)); replicate weights carry the design.",
                "数据（\(rows)）不含层和抽样单位，抽样设计由重复权重体现。")
        }
        let isPlain = facts.clusters.isEmpty && facts.strata.isEmpty
        let stages = description.stages.filter { !$0.isSecondPhase && !isPlain }.enumerated().map { number, stage in
            self.stage(number, stage, facts, style)
        }
        let first = pick(
            "The \(rows) are a \(kind(facts))\(isPlain ? "" : ": ")\(stages.joined(separator: ", "))",
            "样本为 \(rows)的\(kind(facts))\(isPlain ? "" : "：")\(stages.joined(separator: "，"))")
        guard case .twoPhase(let second) = facts.variance else { return first + pick(".", "。") }
        let strata =
            second.strata.isEmpty
            ? "" : pick(", by strata of \(crossed(second.strata))", "，按 \(crossed(second.strata)) 分层")
        return first
            + pick(
                "; of these \(style.text(second.unitCount)) of \(style.text(second.availableCount)) "
                    + "\(second.clusters.last ?? "respondents") were drawn again (\(second.selected))\(strata), and they alone "
                    + "are analysed.",
                "；再从 \(style.text(second.availableCount)) 个\(second.clusters.last ?? "对象")中抽取 "
                    + "\(style.text(second.unitCount)) 个（\(second.selected)）\(strata)，仅分析这些对象。")
    }

    /// "48 units (county) in 12 strata (province)".
    func stage(_ number: Int, _ stage: DesignStage, _ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        let units =
            stage.variable.map {
                counted(stage.unitCount, style, "unit", "units", " 个单位") + pick(" (\($0))", "（\($0)）")
            } ?? respondents(stage.unitCount, style)
        if number > 0 {
            let above = style.text(stage.stratumCount)
            return pick("\(units) within the \(above) of stage \(number)", "第 \(number) 级 \(above) 个单位内 \(units)")
        }
        guard !facts.strata.isEmpty else { return units }
        let strata = counted(stage.stratumCount, style, "stratum", "strata", " 层")
        let names = facts.strata.joined(separator: " × ")
        return units + pick(" in \(strata) (\(names))", "，分属 \(strata)（\(names)）")
    }

    private func correction(_ description: DesignDescription, _ style: HouseStyle) -> [String] {
        let facts = description.facts
        let names = facts.populationSizes.joined(separator: pick(", ", "、"))
        guard facts.variance.tellsUnits else { return [] }
        if facts.isUnequal {
            guard !names.isEmpty else { return [] }
            return [
                pick(
                    "Units were drawn without replacement with the probabilities in \(names).",
                    "单位按 \(names) 所给概率不放回抽取。")
            ]
        }
        if case .replicates(let replicates) = facts.variance, facts.hasPopulationSizes,
            !replicates.correctsForPopulation
        {
            return [
                pick(
                    "The population sizes (\(names)) do not enter replicates of this kind.", "此类重复权重不使用总体规模（\(names)）。")
            ]
        }
        let corrected = description.stages.indices.filter {
            description.stages[$0].contributes && description.stages[$0].populationCount != nil
                && !description.stages[$0].isSecondPhase
        }.map { style.text($0 + 1) }
        guard !corrected.isEmpty else {
            let lower = facts.clusters.count > 1
            return [
                pick(
                    (facts.clusters.isEmpty ? "Respondents" : "Primary sampling units")
                        + " are taken as drawn with replacement, without finite-population correction"
                        + (lower
                            ? ", so that lower stages enter the variance through the totals of primary units." : "."),
                    (facts.clusters.isEmpty ? "对象" : "初级抽样单位") + "视为有放回抽取，不作有限总体校正"
                        + (lower ? "，以下各级通过初级单位的合计计入方差。" : "。"))
            ]
        }
        return [
            pick(
                "Finite-population corrections are applied at stage\(corrected.count == 1 ? "" : "s") \(listed(corrected)) "
                    + "(\(names)).",
                "第 \(listed(corrected)) 级作有限总体校正（\(names)）。")
        ]
    }

    // MARK: Variance

    private func variance(_ facts: Note.DesignFacts, _ style: HouseStyle) -> [String] {
        if case .replicates(let replicates) = facts.variance { return self.variance(replicates, facts, style) }
        let name: String
        switch facts.variance {
        case .linearized: name = pick("Taylor linearization", "泰勒线性化")
        case .twoPhase: name = pick("Taylor linearization for two phases", "两相抽样的泰勒线性化")
        default: name = varianceName(facts)
        }
        var sentences = [
            facts.isUnequal
                ? pick("Variances are estimated by the \(name).", "方差估计：\(name)。")
                : pick("Variances are estimated by \(name).", "方差以\(name)估计。")
        ]
        if facts.adjustments.contains(where: \.isCalibration) {
            sentences.append(
                pick(
                    "They take account of the calibration, through residuals from the auxiliary variables.",
                    "方差通过对辅助变量的残差计入校准的影响。"))
        }
        if facts.adjustments.contains(where: { !$0.isCalibration }) {
            sentences.append(pick("They take all other adjustments as given.", "其余权重调整在方差中视为已知。"))
        }
        return sentences
    }

    private func variance(
        _ replicates: ReplicateFacts, _ facts: Note.DesignFacts, _ style: HouseStyle
    ) -> [String] {
        let scale = self.scale(replicates.scale)
        let own =
            replicates.hasScales
            ? pick(" and a factor for each replicate", "\(replicates.isScaleStated ? "" : " ")及各组自身的因子") : ""
        let stated = replicates.isScaleStated ? pick(" (as the producer states)", "（数据方提供）") : ""
        let centre =
            replicates.isCentredAtEstimate
            ? pick("the estimate of the whole sample", "全样本估计值") : pick("the mean of the replicates", "各重复估计的均值")
        var sentences = [
            pick(
                "Variances are estimated from \(self.replicates(replicates, style)), as the sum of squared deviations from "
                    + "\(centre) times \(scale)\(stated)\(own).",
                "方差估计采用\(self.replicates(replicates, style))，即以\(centre)为中心的离差平方和乘以尺度因子 \(scale)\(stated)\(own)。")
        ]
        if !facts.adjustments.isEmpty {
            sentences.append(
                pick(
                    "Every replicate is adjusted as the sample is.", "每组重复权重均作与样本相同的调整。"))
        }
        return sentences
    }

    private func singleUnits(_ description: DesignDescription, _ style: HouseStyle) -> [String] {
        let facts = description.facts
        guard facts.usesPolicy else { return [] }
        // Second-phase strata know no policy.
        let count = description.stages.filter { $0.contributes && !$0.isSecondPhase }
            .reduce(0) { $0 + $1.singleUnitStrata }
        let domains = ([domainPolicy(facts), collapsed(facts, style)].compactMap { $0 })
            .map { pick("; ", "；") + $0 }.joined()
        guard count > 0 else {
            return [pick("No stratum has a single unit\(domains).", "没有仅含一个单位的层\(domains)。")]
        }
        let strata = counted(count, style, "stratum", "strata", " 个层")
        return [
            pick(
                "\(strata) with a single unit \(count == 1 ? "is" : "are") \(treatment(facts.singlePSU)) "
                    + "(\(facts.singlePSU))\(domains).",
                "\(strata)仅有一个单位，\(treatment(facts.singlePSU))（\(facts.singlePSU)）\(domains)。")
        ]
    }

    // MARK: Degrees of freedom

    /// How degrees of freedom come about.
    func freedom(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        if case .replicates(let replicates) = facts.variance {
            if replicates.areFreedomStated { return pick("as stated in the design", "由设计声明") }
            guard replicates.isMade else {
                return pick("one less than the rank of the replicate weights", "重复权重的秩减 1")
            }
            if facts.degreesOfFreedom < Double(facts.unitCount - facts.stratumCount) {
                return pick("one less than the number of replicates", "重复组数减 1")
            }
        }
        if case .twoPhase(let second) = facts.variance {
            return pick(
                "\(style.text(second.unitCount)) second-phase units less "
                    + counted(second.stratumCount, style, "stratum", "strata", ""),
                "第二相单位 \(style.text(second.unitCount)) 减层数 \(style.text(second.stratumCount))")
        }
        let units =
            facts.clusters.isEmpty
            ? respondents(facts.unitCount, style)
            : counted(facts.unitCount, style, "primary sampling unit", "primary sampling units", " 个初级抽样单位")
        let strata = counted(facts.stratumCount, style, "stratum", "strata", " 层")
        return pick("\(units) less \(strata)", "\(units)减 \(strata)")
    }

    private func domains(_ description: DesignDescription) -> String {
        let condition = description.population.map { pick(" (here: \($0))", "（此处：\($0)）") } ?? ""
        let freedom =
            description.facts.variance.tellsUnits
            ? pick(
                "; the degrees of freedom of one count the units and strata with respondents in it",
                "，其自由度只计含有该子总体对象的单位和层") : ""
        return pick(
            "Subpopulations\(condition) are analysed as domains of the whole sample\(freedom).",
            "子总体\(condition)作为全样本的域进行分析\(freedom)。")
    }
}
