import Results

extension Phrasebook {
    /// Names in a row: a, b and c.
    func listed(_ names: [String]) -> String {
        guard language == .en else { return names.joined(separator: "、") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Variables that are crossed.
    func crossed(_ variables: [String]) -> String {
        variables.isEmpty ? pick("the size of the population", "总体规模") : variables.joined(separator: " × ")
    }

    /// An adjustment as a participle: "raked to sex and region".
    func adjustment(_ adjustment: WeightAdjustment, _ style: HouseStyle) -> String {
        switch adjustment {
        case .postStratified(let variables):
            return pick("post-stratified to \(crossed(variables))", "按 \(crossed(variables)) 事后分层")
        case .raked(let margins):
            let list = listed(margins.map(crossed))
            return pick("raked to \(list)", "按 \(list) 的边际总数迭代加权（raking）")
        case .calibrated(let margins, let numbers, let distance, let bounds, let clusters):
            let list = listed(margins.map(crossed) + numbers)
            let details = calibrationDetails(distance, bounds, clusters, style)
            return pick("calibrated to \(list) (\(details))", "按 \(list) 校准（\(details)）")
        case .trimmed(let facts):
            guard let facts else { return pick("trimmed", "经截断") }
            return trimmed(facts, style)
        case .nonResponse(let classes):
            return classes.isEmpty
                ? pick("adjusted for non-response", "经无应答调整")
                : pick(
                    "adjusted for non-response within classes of \(crossed(classes))",
                    "按 \(crossed(classes)) 分类作无应答调整")
        case .propensity(let variable, let classCount):
            let classes = classCount.map {
                pick(" in \(style.text($0)) classes", "，分 \(style.text($0)) 类")
            }
            return pick(
                "adjusted for non-response by the response propensity \(variable)\(classes ?? "")",
                "按应答倾向 \(variable) 作无应答调整\(classes ?? "")")
        case .scaled(let isMeanOne, let groups):
            let within = groups.isEmpty ? "" : pick(" within \(crossed(groups))", "（在 \(crossed(groups)) 内）")
            return isMeanOne
                ? pick("scaled to mean 1\(within)", "标准化为均值 1\(within)")
                : pick("scaled to stated totals\(within)", "按给定总和缩放\(within)")
        case .pooled(let variable, let cycles):
            let shares = cycles.map { "\($0.cycle) \(style.text($0.share, decimals: 3))" }
            let list = shares.joined(separator: pick(", ", "，"))
            return pick("pooled over cycles of \(variable) (\(list))", "按 \(variable) 合并各期（\(list)）")
        }
    }

    private func calibrationDetails(
        _ distance: String, _ bounds: ClosedRange<Double>?, _ clusters: [String], _ style: HouseStyle
    ) -> String {
        var details = [self.distance(distance)]
        if let bounds {
            let ends = (bounds.lowerBound.isFinite, bounds.upperBound.isFinite)
            let low = NumberText.shortest(bounds.lowerBound)
            let high = NumberText.shortest(bounds.upperBound)
            switch ends {
            case (true, true): details.append(pick("factors from \(low) to \(high)", "因子 \(low)～\(high)"))
            case (true, false): details.append(pick("factors of at least \(low)", "因子不小于 \(low)"))
            case (false, true): details.append(pick("factors of at most \(high)", "因子不大于 \(high)"))
            case (false, false): break
            }
        } else {
            details.append(pick("weights bounded", "权重有界"))
        }
        if !clusters.isEmpty {
            details.append(pick("one factor per \(crossed(clusters))", "每个 \(crossed(clusters)) 一个因子"))
        }
        return details.joined(separator: pick(", ", "，"))
    }

    private func distance(_ name: String) -> String {
        switch name {
        case "linear": pick("linear distance", "线性距离")
        case "raking": pick("raking distance", "raking 距离")
        case "logit": pick("logit distance", "logit 距离")
        case "hyperbolicSine": pick("hyperbolic sine distance", "双曲正弦距离")
        default: name
        }
    }

    private func trimmed(_ facts: WeightAdjustment.TrimFacts, _ style: HouseStyle) -> String {
        let bounds = [
            facts.lower.isFinite
                ? pick("below at \(weight(facts.lower, style))", "下限 \(weight(facts.lower, style))") : nil,
            facts.upper.isFinite
                ? pick("above at \(weight(facts.upper, style))", "上限 \(weight(facts.upper, style))") : nil,
        ].compactMap { $0 }
        let cut = facts.below + facts.above
        let given = facts.isRedistributed ? pick("redistributed", "重新分配") : pick("not redistributed", "不再分配")
        let above = facts.largestAbove.map { largest in
            pick(
                ", which lifts the largest to \(weight(largest, style)); strict: true keeps all within",
                "，最大权重因此升至 \(weight(largest, style))；strict: true 可使其不超限")
        }
        return pick(
            "trimmed \(listed(bounds)) (\(style.text(cut)) weight\(cut == 1 ? "" : "s") cut, "
                + "\(style.percent(facts.shareTaken))% of their sum \(given)\(above ?? ""))",
            "截断（\(bounds.joined(separator: "，"))；截断 \(style.text(cut)) 个权重，占总和 \(style.percent(facts.shareTaken))%，\(given)\(above ?? "")）"
        )
    }

    /// A weight in a sentence.
    func weight(_ value: Double, _ style: HouseStyle) -> String {
        let exact = NumberText.shortest(value)
        guard exact.count > 8 else { return style.marked(exact) }
        return style.text(value, decimals: HouseStyle.decimals(forScale: value / 10))
    }

    /// Where weights come from, before adjustments.
    func weightSource(_ facts: Note.DesignFacts) -> String {
        if let weights = facts.weights {
            // What the variable holds is the weight of the first phase.
            if case .twoPhase = facts.variance {
                return pick("weights \(weights) × second-phase N/n", "权重 \(weights) × 第二相 N/n")
            }
            return pick("weights \(weights)", "权重 \(weights)")
        }
        if facts.isUnequal { return pick("weights from the selection probabilities", "权重为入样概率的倒数") }
        if facts.hasPopulationSizes { return pick("weights from the population sizes", "权重由总体规模得出") }
        return facts.isWeighted ? pick("equal initial weights", "初始权重相等") : pick("no weights", "未加权")
    }

    /// Weights with everything that was done to them.
    func weights(_ facts: Note.DesignFacts, _ style: HouseStyle) -> String {
        ([weightSource(facts)] + facts.adjustments.map { adjustment($0, style) }).joined(separator: pick(", ", "，"))
    }
}
