import Frame

extension ScaleUse {
    /// What contradicts the scale in a derivation, as sentences.
    func problems(with scale: ScaleDefinition, name: String) -> [String] {
        guard let part = scale.part(subscale) else {
            let names = scale.subscales.compactMap(\.name)
            return [
                "scale '\(scale.name)' has no subscale '\(subscale ?? "")'. "
                    + Self.hint(subscale ?? "", among: names, none: "It has no subscales.")
            ]
        }
        return itemProblems(scale, name) + codingProblems(scale, name) + choiceProblems(scale)
            + partProblems(scale, part, name)
    }

    private func itemProblems(_ scale: ScaleDefinition, _ name: String) -> [String] {
        let needed = neededItems(of: scale).count
        guard items.count != scale.itemCount, items.count != needed else { return [] }
        let own = needed < scale.itemCount ? " (or the \(needed) that '\(name)' is made of)" : ""
        return ["scale '\(scale.name)' has \(scale.itemCount) items\(own), but '\(name)' gives \(items.count)."]
    }

    private func codingProblems(_ scale: ScaleDefinition, _ name: String) -> [String] {
        guard scale.isShipped, coding == nil else { return [] }
        let low = plainText(scale.response.lowerBound)
        let high = plainText(scale.response.upperBound)
        return [
            "'\(name)' needs the key 'coding': 0 if the data store the lowest answer of \(scale.name) as 0, 1 if as 1. "
                + "(Answers are scored \(low) to \(high), whatever they are stored as.)"
        ]
    }

    private func choiceProblems(_ scale: ScaleDefinition) -> [String] {
        let known = scale.choices.map(\.name)
        let unknown = choices.keys.sorted().filter { !known.contains($0) }.map {
            "scale '\(scale.name)' has no choice '\($0)'. "
                + Self.hint($0, among: known, none: "It leaves nothing to choose.")
        }
        return unknown
            + scale.choices.compactMap { choice in
                let options = choice.options.map(\.name)
                guard let decision = choices[choice.name] else {
                    return "scale '\(scale.name)' needs a decision, because \(choice.why): "
                        + "choices: {\(choice.name): \(options.joined(separator: " or "))}."
                }
                guard !options.contains(decision) else { return nil }
                return "the choice '\(choice.name)' of scale '\(scale.name)' has no option '\(decision)'. "
                    + Self.hint(decision, among: options, none: "")
            }
    }

    private func partProblems(_ scale: ScaleDefinition, _ part: ScalePart, _ name: String) -> [String] {
        var problems: [String] = []
        if let minimumAnswered {
            switch part.content {
            case .sum(let names):
                problems.append(
                    "'\(name)' is a sum of subscales (\(names.joined(separator: ", "))), each with a number of answers it "
                        + "needs; 'minimumAnswered' can be given for one of them only.")
            case .items(let items):
                if !(1...items.count).contains(minimumAnswered) {
                    problems.append("'minimumAnswered' of '\(name)' must lie between 1 and \(items.count).")
                }
            }
        }
        if self.part == .band { problems += bandProblems(scale, name) }
        if self.part == .flag, scale.validity == nil {
            problems.append("scale '\(scale.name)' has no check of its answers, so that '\(name)' cannot be its flag.")
        }
        return problems
    }

    private func bandProblems(_ scale: ScaleDefinition, _ name: String) -> [String] {
        let score = subscale.map { "'\($0)' of scale '\(scale.name)'" } ?? "scale '\(scale.name)'"
        let suited = scale.cutoffs.filter { $0.bands[subscale] != nil }.map(\.name)
        guard let set = cutoffSet(of: scale) else {
            if suited.isEmpty {
                return ["\(score) has no cut-offs. Compare the score with a number in a condition of your own."]
            }
            guard let cutoffs else {
                return [
                    "\(score) has several sets of cut-offs; '\(name)' needs 'cutoffs': "
                        + "\(suited.joined(separator: ", ")) (see lbc scales \(scale.name))."
                ]
            }
            return ["\(score) has no cut-offs '\(cutoffs)'. \(Self.hint(cutoffs, among: suited, none: ""))"]
        }
        return set.requires.sorted { $0.key < $1.key }.compactMap { choice, option in
            guard let decision = choices[choice], decision != option else { return nil }
            return "the cut-offs '\(set.name)' of scale '\(scale.name)' hold for \(choice) '\(option)', but '\(name)' "
                + "has '\(decision)'."
        }
    }

    private static func hint(_ name: String, among known: [String], none: String) -> String {
        guard !known.isEmpty else { return none }
        return nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "There are \(known.joined(separator: ", "))."
    }
}
