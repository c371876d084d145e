import Results

extension Phrasebook {
    /// How anaemia was told from haemoglobin.
    func anaemia(_ facts: AnaemiaFacts) -> String {
        var sentences: [String] = []
        if facts.groups.isEmpty {
            sentences.append(
                pick(
                    "Haemoglobin of those whom \(facts.standard) has cut-offs for.",
                    "血红蛋白：限于 \(facts.standard) 有界值者。"))
        } else {
            let list = facts.groups.map { cutoffs($0, facts) }.joined(separator: pick("; ", "；"))
            let classes = facts.hasBands ? pick(" (mild, moderate, severe)", "（轻、中、重度）") : ""
            sentences.append(
                pick(
                    "Anaemia by \(facts.standard)\(classes), haemoglobin below, in g/L: \(list).",
                    "贫血按 \(facts.standard)\(classes)，血红蛋白（g/L）低于：\(list)。"))
        }
        sentences.append(adjustment(facts.adjustment))
        sentences += facts.gaps.map(gap)
        if facts.ageInYears {
            sentences.append(
                pick(
                    "CAUTION: ages are in years. If they are completed years, children of 6 to 11 months (age 0) are left out.",
                    "注意：年龄以岁计；若为周岁，6～11 月龄（0 岁）儿童未计入。"))
        }
        sentences.append(pick("Source: \(facts.source).", "来源：\(facts.source)。"))
        if !facts.unconfirmed.isEmpty {
            let list = facts.unconfirmed.joined(separator: pick("; ", "；"))
            sentences.append(pick("UNCONFIRMED: \(list).", "未经核实：\(list)。"))
        }
        return sentences.joined(separator: pick(" ", ""))
    }

    private func adjustment(_ adjustment: AnaemiaFacts.Adjustment?) -> String {
        guard let adjustment else {
            return pick(
                "Haemoglobin is NOT adjusted for altitude, nor for smoking.", "血红蛋白未按海拔校正，亦未按吸烟校正。")
        }
        return pick(
            "Adjusted for altitude by \(adjustment.name): \(adjustment.definition) (\(adjustment.source)). Not adjusted for "
                + "smoking.",
            "海拔校正按 \(adjustment.name)：\(adjustment.definition)（\(adjustment.source)）。未按吸烟校正。")
    }

    private func gap(_ gap: AnaemiaFacts.Gap) -> String {
        switch gap {
        case .sex: pick("From 15 years on, all are left out: sex is not told.", "未给出性别，15 岁及以上者均未计入。")
        case .pregnancy:
            pick("Women count as not pregnant: pregnancy is not told.", "未给出是否妊娠，女性均按非孕计。")
        case .trimester:
            pick(
                "Pregnant women take the cut-off of the first and third trimester: the trimester is not told.",
                "未给出孕期，孕妇均用孕早、晚期界值。")
        }
    }

    private func cutoffs(_ group: AnaemiaFacts.Group, _ facts: AnaemiaFacts) -> String {
        let numbers = (facts.hasBands ? [group.mild, group.moderate, group.severe] : [group.mild]).map(
            NumberText.shortest)
        return who(group, facts) + " " + numbers.joined(separator: pick(", ", "、"))
    }

    private func who(_ group: AnaemiaFacts.Group, _ facts: AnaemiaFacts) -> String {
        guard let isFemale = group.isFemale else { return ages(group) }
        let years = group.from / 12
        if !isFemale { return pick("men from \(years) years", "\(years) 岁及以上男性") }
        if let trimester = group.trimester {
            return pick(
                "in trimester \(trimester) of pregnancy", "孕\(trimester == 1 ? "早" : trimester == 2 ? "中" : "晚")期")
        }
        let others = facts.groups.contains { $0.trimester != nil }
        if group.isPregnant {
            return others ? pick("in other trimesters", "其他孕期") : pick("in pregnancy", "孕妇")
        }
        let pregnancy = facts.groups.contains(where: \.isPregnant)
        return pregnancy
            ? pick("other women from \(years) years", "\(years) 岁及以上非孕女性")
            : pick("women from \(years) years", "\(years) 岁及以上女性")
    }

    /// Ages below five years in months, others in years.
    private func ages(_ group: AnaemiaFacts.Group) -> String {
        guard let below = group.below else { return pick("from \(group.from / 12) years", "\(group.from / 12) 岁及以上") }
        return below <= 60
            ? pick("\(group.from)–\(below - 1) months", "\(group.from)～\(below - 1) 月龄")
            : pick("\(group.from / 12)–\(below / 12 - 1) years", "\(group.from / 12)～\(below / 12 - 1) 岁")
    }
}
