import Frame

extension AnaemiaUse {
    /// The variable.
    ///
    /// - Throws: ``ConfigurationIssue`` when a variable is not what it must be.
    func column(in frame: DataFrame, named name: String, label: LocalizedText?) throws(ConfigurationIssue) -> Column {
        let scorer = AnaemiaScorer(self, try AnaemiaInputs(self, frame))
        let label = label ?? defaultLabel
        var reasons = [UInt8](repeating: 0, count: frame.rowCount)
        guard let levels else {
            var values = [Double](repeating: .nan, count: frame.rowCount)
            for row in values.indices {
                switch scorer.outcome(row) {
                case .known(let haemoglobin, _): values[row] = haemoglobin
                case .missing(let reason): reasons[row] = reason.rawValue
                }
            }
            return Column(
                name: name, label: label, unit: LocalizedText("g/L"), values: .numeric(values),
                missing: MissingCells(reasons: reasons))
        }
        var codes = [Int32](repeating: -1, count: frame.rowCount)
        for row in codes.indices {
            switch scorer.outcome(row) {
            case .known(let haemoglobin, let group):
                let band = group.band(haemoglobin)
                codes[row] = part == .band ? band : min(band, 1)
            case .missing(let reason): reasons[row] = reason.rawValue
            }
        }
        return Column(
            name: name, label: label, values: .categorical(codes, levels), missing: MissingCells(reasons: reasons))
    }

    private var defaultLabel: LocalizedText {
        let (english, chinese): (String, String) =
            switch (part, altitude) {
            case (.anaemic, _): ("Anaemia", "贫血")
            case (.band, _): ("Anaemia: severity", "贫血程度")
            case (.adjusted, .none): ("Haemoglobin", "血红蛋白")
            case (.adjusted, .variable): ("Haemoglobin, adjusted for altitude", "血红蛋白（经海拔校正）")
            }
        return LocalizedText(translations: [("en", english), ("zh", chinese)])
    }
}
