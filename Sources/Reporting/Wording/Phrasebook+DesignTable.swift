import Results

extension Phrasebook {
    /// What a table that tells of a design is called.
    func title(of table: DesignTable) -> String {
        switch table {
        case .summary: pick("Survey design", "抽样设计")
        case .stages: pick("Stages of the sample", "抽样阶段")
        case .strata: pick("Strata with a single unit", "仅含一个单位的层")
        case .weights: pick("Weights", "权重")
        }
    }

    /// The lines that tell what a design is.
    func summary(_ description: DesignDescription, _ style: HouseStyle) -> [(label: String, text: String)] {
        let facts = description.facts
        var lines = [
            (pick("Kind of design", "设计类型"), kind(facts)),
            (pick("Rows", "行数"), rows(description, style)),
            (pick("Weights", "权重"), weightLine(facts)),
        ]
        for (index, adjustment) in facts.adjustments.enumerated() {
            let number = facts.adjustments.count == 1 ? "" : " \(style.text(index + 1))"
            lines.append((pick("Adjustment\(number)", "权重调整\(number)"), self.adjustment(adjustment, style)))
        }
        if let frames = facts.frames { lines.append((pick("Frames", "抽样框"), frames)) }
        let phase = description.stages.contains(where: \.isSecondPhase)
        for (number, stage) in description.stages.enumerated() {
            let name = stageName(number, stage, isTwoPhase: phase)
            guard stage.isSecondPhase, case .twoPhase(let second) = facts.variance else {
                lines.append((name, self.stage(number, stage, facts, style)))
                continue
            }
            let units = second.clusters.last.map { pick("units (\($0))", "个单位（\($0)）") } ?? pick("respondents", "人")
            let strata = counted(second.stratumCount, style, "stratum", "strata", " 层")
            let names =
                second.strata.isEmpty
                ? "" : pick(" in \(strata) (\(crossed(second.strata)))", "，分属 \(strata)（\(crossed(second.strata))）")
            lines.append(
                (
                    name,
                    pick(
                        "\(style.text(second.unitCount)) of \(style.text(second.availableCount)) \(units)\(names)",
                        "\(style.text(second.availableCount)) 中的 \(style.text(second.unitCount)) \(units)\(names)")
                ))
        }
        if case .replicates(let replicates) = facts.variance { lines += self.lines(replicates, style) }
        lines.append((pick("Variance", "方差"), varianceName(facts) + residuals(facts)))
        if facts.usesPolicy {
            lines.append((pick("Strata with a single unit", "仅含一个单位的层"), singles(description, style)))
        }
        lines.append(
            (
                pick("Degrees of freedom", "自由度"),
                style.degreesOfFreedom(facts.degreesOfFreedom)
                    + pick(" (\(freedom(facts, style)))", "（\(freedom(facts, style))）")
            ))
        return lines
    }

    private func rows(_ description: DesignDescription, _ style: HouseStyle) -> String {
        let all = style.text(description.rowCount)
        guard description.zeroWeightCount > 0 else { return all }
        let zero = style.text(description.zeroWeightCount)
        return all + pick(" (\(zero) of weight zero)", "（其中 \(zero) 行权重为零）")
    }

    private func lines(_ facts: ReplicateFacts, _ style: HouseStyle) -> [(label: String, text: String)] {
        let stated = facts.isScaleStated ? pick(" (stated by the producer)", "（数据方提供）") : ""
        let own = facts.hasScales ? pick(", and one for each replicate", "，另有各组自身的因子") : ""
        return [
            (pick("Replicates", "重复权重"), replicates(facts, style)),
            (pick("Scale", "尺度因子"), scale(facts.scale) + own + stated),
            (
                pick("Deviations from", "离差中心"),
                facts.isCentredAtEstimate
                    ? pick("the estimate of the whole sample", "全样本估计值")
                    : pick("the mean of the replicates", "各重复估计的均值")
            ),
        ]
    }

    private func singles(_ description: DesignDescription, _ style: HouseStyle) -> String {
        let facts = description.facts
        let count = description.stages.filter { $0.contributes && !$0.isSecondPhase }
            .reduce(0) { $0 + $1.singleUnitStrata }
        let policy =
            count > 0
            ? pick("\(style.text(count)), ", "\(style.text(count))，") + treatment(facts.singlePSU) : pick("none", "无")
        return policy + (domainPolicy(facts).map { pick("; ", "；") + $0 } ?? "")
    }

    private func weightLine(_ facts: Note.DesignFacts) -> String {
        if case .twoPhase = facts.variance { return capitalized(weightSource(facts)) }
        return facts.weights ?? capitalized(weightSource(facts))
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// The name of a stage.
    func stageName(_ number: Int, _ stage: DesignStage, isTwoPhase: Bool) -> String {
        if stage.isSecondPhase { return pick("Second phase", "第二相") }
        let name = pick("Stage \(number + 1)", "第 \(number + 1) 级")
        return isTwoPhase ? pick("First phase, stage \(number + 1)", "第一相，\(name)") : name
    }

    /// The name of weights before adjustments, and after one.
    func weightsColumn(_ adjustment: WeightAdjustment?) -> String {
        switch adjustment {
        case nil: pick("As given", "原始权重")
        case .postStratified: pick("Post-stratified", "事后分层后")
        case .raked: pick("Raked", "迭代加权后")
        case .calibrated: pick("Calibrated", "校准后")
        case .trimmed: pick("Trimmed", "截断后")
        case .nonResponse, .propensity: pick("Non-response", "无应答调整后")
        case .scaled: pick("Scaled", "缩放后")
        case .pooled: pick("Pooled", "合并各期后")
        }
    }

    // MARK: Notes

    /// What the columns of a table of stages are.
    func stageColumns(_ contributing: Int, of all: Int, hasFractions: Bool) -> String {
        let fraction =
            hasFractions
            ? pick(
                "Fraction: units sampled of those in the population, by stratum, or probabilities by unit. ",
                "抽样比：各层抽取单位数与总体单位数之比，或各单位的入样概率。") : ""
        let below =
            all > 1 ? pick(" Strata below the first stage are the units of the stage above.", "第一级以下的“层”为上级单位。") : ""
        let terms =
            contributing == all
            ? ""
            : pick(
                contributing == 1
                    ? " The variance has a term of the first stage only: lower ones enter it through the totals of its units."
                    : " The variance has terms of the first \(contributing) stages: lower ones enter it through the totals of their units.",
                "方差只含前 \(contributing) 级的项，以下各级通过上级单位的合计计入。")
        return pick(
            "\(fraction)CV: standard deviation over mean of rows per unit.\(below)\(terms)",
            "\(fraction)CV：每单位行数的标准差/均数。\(below)\(terms)")
    }

    /// What the rows of a table of weights are.
    var weightRows: String {
        pick(
            "All but the first line is of positive weights. CV: standard deviation (with n) over mean. Kish's design effect is 1 + CV², and "
                + "effective n is n over it: what unequal weights cost, if they are unrelated to what is estimated (Kish 1965).",
            "除首行外均按正权重计算。CV：标准差（除以 n）/均数；Kish 设计效应为 1 + CV²，有效例数为 n 与其之比，即权重与所估计量无关时不等权重的代价（Kish 1965）。")
    }

    /// What becomes of strata with a single unit, and what else could.
    func singleUnits(_ policy: String, _ count: Int, _ style: HouseStyle) -> String {
        guard count > 0 else {
            return pick(
                "Every stratum that contributes to the variance has two units or more, or was taken whole.",
                "计入方差的各层均有两个及以上单位，或为全部抽取。")
        }
        return pick(
            "singlePSU is \(policy): \(count == 1 ? "the stratum is" : "these strata are") \(treatment(policy)). The choices: centre "
                + "(\(treatment("centre"))), average (\(treatment("average"))), certainty (\(treatment("certainty"))), remove "
                + "(\(treatment("remove"))), refuse (the design is refused). Where strata are alike, merging them is better.",
            "singlePSU 为 \(policy)：\(treatment(policy))。可选：centre（\(treatment("centre"))）、average（\(treatment("average"))）、"
                + "certainty（\(treatment("certainty"))）、remove（\(treatment("remove"))）、refuse（拒绝该设计）。如有相似的层，合并更好。")
    }

    /// Something in a design to be looked at.
    func remark(_ remark: DesignRemark, _ style: HouseStyle) -> String {
        switch remark {
        case .zeroWeights(let count):
            return pick(
                "\(counted(count, style, "row has", "rows have", "")) weight zero: they stand for nobody, and are in no estimate.",
                "\(style.text(count)) 行权重为零，不代表任何人，不进入任何估计。")
        case .largeWeights(let count, let ratio, let largest):
            let times = NumberText.shortest(ratio)
            return pick(
                "\(counted(count, style, "weight is", "weights are", "")) above \(times) times the median (the largest: "
                    + "\(style.text(largest, decimals: 1)) times). Look at them before they decide an estimate.",
                "\(style.text(count)) 个权重超过中位数的 \(times) 倍（最大为 \(style.text(largest, decimals: 1)) 倍），请核查，以免左右估计结果。")
        case .oneRowUnits(let variable, let count, let all):
            return pick(
                "\(style.text(count)) of \(style.text(all)) units of \(variable) \(count == 1 ? "has" : "have") a single row.",
                "\(variable) 的 \(style.text(all)) 个单位中有 \(style.text(count)) 个只有一行。")
        case .twoUnitStrata(let count, let all):
            return pick(
                "\(style.text(count)) of \(style.text(all)) strata \(count == 1 ? "has" : "have") two units only.",
                "\(style.text(all)) 层中有 \(style.text(count)) 层只有两个单位。")
        case .fewDegreesOfFreedom(let df):
            return pick(
                "\(style.degreesOfFreedom(df)) degrees of freedom are few: standard errors are themselves uncertain, and tests of "
                    + "several coefficients may be impossible.",
                "自由度仅 \(style.degreesOfFreedom(df))：标准误本身不稳定，多个系数的联合检验可能无法进行。")
        case .producersScale(let scale, let implied):
            let usual =
                implied.map {
                    pick(
                        ", where replicates of this kind usually have \(self.scale($0))",
                        "，而此类重复权重通常为 \(self.scale($0))")
                } ?? ""
            return pick(
                "The scale \(self.scale(scale)) of the replicates is the producer's\(usual). Check it against the survey's "
                    + "documentation.",
                "重复权重的尺度因子 \(self.scale(scale)) 由数据方给出\(usual)，请与调查文档核对。")
        }
    }
}
