extension HouseStyle {
    /// A p-value: "<0.001" below the floor, ">0.999" above the ceiling, never 0 or 1.
    public func p(_ p: Double) -> String {
        guard !p.isNaN else { return signs.notAvailable }
        let (relation, number) = statement(p)
        return relation == "=" ? number : relation + (pSpaced ? " " : "") + number
    }

    /// A p-value within a sentence: `p = 0.012`, `p < 0.001`.
    public func pSentence(_ p: Double) -> String {
        guard !p.isNaN else { return "p = \(signs.notAvailable)" }
        let (relation, number) = statement(p)
        return "p \(relation) \(number)"
    }

    /// The level that rounding must not carry a p-value across.
    private static let watchedLevel = 0.05
    /// More decimals than these are not read; a bound says as much.
    private static let mostDecimals = 6

    private func statement(_ p: Double) -> (relation: String, number: String) {
        if p < pFloor { return ("<", pNumber(NumberText.shortest(pFloor))) }
        if p > pCeiling { return (">", pNumber(NumberText.shortest(pCeiling))) }
        let decimals = pDecimals(p)
        let texts = (decimals...max(decimals, Self.mostDecimals)).lazy.map { NumberText.fixed(p, decimals: $0) }
        guard let text = texts.first(where: { !Self.misleads($0, for: p) }) else {
            return ("<", pNumber(NumberText.shortest(Self.watchedLevel)))
        }
        return ("=", pNumber(text))
    }

    /// Whether a rounded p-value reads as 0, or as not below 0.05 when it is.
    private static func misleads(_ text: String, for p: Double) -> Bool {
        guard let printed = Double(text) else { return false }
        return printed == 0 || (p < watchedLevel && printed >= watchedLevel)
    }

    /// The largest number below 1 that has the style's digits.
    private var pCeiling: Double {
        let nines =
            switch pDigits {
            case .decimals(let decimals): decimals
            case .twoOrThree: 2
            case .significant(let digits, _): digits
            }
        return Double("0." + String(repeating: "9", count: max(1, nines))) ?? 1
    }

    private func pDecimals(_ p: Double) -> Int {
        switch pDigits {
        case .decimals(let decimals): decimals
        case .twoOrThree: p < 0.01 ? 3 : 2
        case .significant(let digits, let most): NumberText.decimals(of: p, significantDigits: digits, most: most)
        }
    }

    private func pNumber(_ text: String) -> String {
        let number = marked(text)
        return !pLeadingZero && number.hasPrefix("0") ? String(number.dropFirst()) : number
    }
}
