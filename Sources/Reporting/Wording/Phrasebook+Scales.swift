import Results

extension Phrasebook {
    /// How a scale's scores were made.
    func scale(_ facts: ScaleFacts) -> String {
        let answers = pick(
            "items scored \(number(facts.lowest)) to \(number(facts.highest))",
            "每题 \(number(facts.lowest))～\(number(facts.highest)) 分")
        let parts = facts.parts.map { part($0, facts) }.joined(separator: pick("; ", "；"))
        var sentences = [pick("\(facts.name) (\(answers)): \(parts).", "\(facts.name)（\(answers)）：\(parts)。")]
        if !facts.decisions.isEmpty {
            let list = facts.decisions.joined(separator: pick(", ", "，"))
            sentences.append(pick("Decided: \(list).", "选定：\(list)。"))
        }
        if !facts.cutoffs.isEmpty {
            let list = facts.cutoffs.map(cutoffs).joined(separator: pick("; ", "；"))
            sentences.append(pick("Cut-offs: \(list).", "界值：\(list)。"))
        }
        if let source = facts.source { sentences.append(pick("Source: \(source).", "来源：\(source)。")) }
        if !facts.unconfirmed.isEmpty {
            let list = facts.unconfirmed.joined(separator: pick("; ", "；"))
            sentences.append(pick("UNCONFIRMED by any source read: \(list).", "未经来源核实：\(list)。"))
        }
        return sentences.joined(separator: pick(" ", ""))
    }

    private func part(_ part: ScaleFacts.Part, _ facts: ScaleFacts) -> String {
        let name = part.name.map { pick("\($0): ", "\($0)：") } ?? ""
        let what: String
        if !part.sumOf.isEmpty {
            let list = part.sumOf.joined(separator: pick(", ", "、"))
            what = pick("sum of \(list)", "\(list)之和")
        } else {
            let kind = part.isMean ? pick("mean", "均分") : pick("sum", "总分")
            let numbers = part.name == nil ? "" : pick(" (\(list(part.items)))", "（\(list(part.items))）")
            what = pick("\(kind) of \(part.items.count) items\(numbers)", "\(part.items.count) 题\(numbers)\(kind)")
        }
        let reversed =
            part.reversed.isEmpty ? "" : pick(", \(list(part.reversed)) reversed", "，反向题 \(list(part.reversed))")
        return name + what + reversed + missing(part, facts)
    }

    private func missing(_ part: ScaleFacts.Part, _ facts: ScaleFacts) -> String {
        let rounded = facts.roundsHalfUp ? pick(", rounded half up", "，四舍五入取整") : ""
        if !part.sumOf.isEmpty { return pick(", missing where one of them is", "，任一缺失则缺失") }
        guard let minimum = part.minimumAnswered, minimum < part.items.count else {
            return pick(", missing unless all are answered", "，须全部作答")
        }
        return pick(
            ", missing with fewer than \(minimum) answers, otherwise unanswered items count as the person's mean\(rounded)",
            "，作答少于 \(minimum) 题者缺失，其余缺答按个人均值计\(rounded)")
    }

    private func cutoffs(_ cutoffs: ScaleFacts.Cutoffs) -> String {
        let details = [cutoffs.informant, cutoffs.country, cutoffs.source].compactMap { $0 }
        guard !details.isEmpty else { return cutoffs.name }
        return pick(
            "\(cutoffs.name) (\(details.joined(separator: "; ")))", "\(cutoffs.name)（\(details.joined(separator: "；"))）"
        )
    }

    private func number(_ value: Double) -> String { NumberText.shortest(value) }

    private func list(_ numbers: [Int]) -> String {
        numbers.map(String.init).joined(separator: pick(", ", "、"))
    }
}
