/// People who share cut-offs of haemoglobin, in g/L.
public struct AnaemiaGroup: Sendable, Equatable {
    /// The age in months from which it counts.
    public let from: Int
    /// The age in months below which it counts; `nil` without end.
    public let below: Int?
    /// `nil` where sex does not matter.
    public let isFemale: Bool?
    /// Whether it is of pregnant women only.
    public let isPregnant: Bool
    /// The trimester it is of; `nil` where it does not matter.
    public let trimester: Int?
    /// Anaemia is haemoglobin below this: mild unless it is less.
    public let mild: Double
    public let moderate: Double
    public let severe: Double

    /// The class of a haemoglobin: 0 none, 1 mild, 2 moderate, 3 severe.
    func band(_ haemoglobin: Double) -> Int32 {
        if haemoglobin < severe { return 3 }
        if haemoglobin < moderate { return 2 }
        return haemoglobin < mild ? 1 : 0
    }
}

extension AnaemiaGroup {
    /// Decodes a group of a standard's file.
    init?(_ node: ConfigurationNode, _ name: String) {
        let meaning = "a group of \(name)"
        let fields = ConfigurationMapping(
            node, meaning,
            known: ["months", "sex", "pregnant", "trimester", "mild", "moderate", "severe"])
        let months = fields.required("months", in: meaning)?.items.compactMap {
            $0.wholeNumber("'months' of \(meaning)")
        }
        guard let months, let from = months.first, months.count <= 2,
            let mild = fields.required("mild", in: meaning)?.number("'mild' of \(meaning)"),
            let moderate = fields.required("moderate", in: meaning)?.number("'moderate' of \(meaning)"),
            let severe = fields.required("severe", in: meaning)?.number("'severe' of \(meaning)")
        else { return nil }
        self.init(
            from: from, below: months.count > 1 ? months[1] : nil,
            isFemale: fields["sex"]?.choice("'sex' of \(meaning)", of: ["female", "male"]).map { $0 == "female" },
            isPregnant: fields["pregnant"]?.flag("'pregnant' of \(meaning)") ?? false,
            trimester: fields["trimester"]?.wholeNumber("'trimester' of \(meaning)"), mild: mild, moderate: moderate,
            severe: severe)
    }
}
