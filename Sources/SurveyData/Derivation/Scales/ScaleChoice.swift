/// Something about a scale that its user must decide, because sources differ and no default would be right for all.
public struct ScaleChoice: Sendable {
    /// A decision, and what it changes.
    public struct Option: Sendable {
        public let name: String
        /// The reversed items, where the option names them.
        let reversed: [Int]?
        /// Items that are taken as they stand after all.
        let direct: [Int]
        /// Items that are left out.
        let omitted: [Int]
    }

    public let name: String
    /// Why it must be decided.
    public let why: String
    public let options: [Option]
}

extension ScaleDefinition {
    /// The scale after the user's decisions.
    func applying(_ decisions: [String: String]) -> ScaleDefinition {
        var scale = self
        // In the order of the scale: what one option reverses, a later one may take as it stands.
        for choice in choices {
            guard let option = choice.options.first(where: { $0.name == decisions[choice.name] }) else { continue }
            if let reversed = option.reversed { scale.reversed = Set(reversed) }
            scale.reversed.subtract(option.direct)
            scale.reversed.subtract(option.omitted)
            scale.score.leaveOut(option.omitted)
            for index in scale.subscales.indices { scale.subscales[index].leaveOut(option.omitted) }
        }
        return scale
    }
}

extension ScalePart {
    fileprivate mutating func leaveOut(_ omitted: [Int]) {
        guard case .items(let items) = content, !omitted.isEmpty else { return }
        let kept = items.filter { !omitted.contains($0) }
        // The number of answers that may be missing stays the same.
        minimumAnswered = max(1, minimumAnswered - (items.count - kept.count))
        content = .items(kept)
    }
}
