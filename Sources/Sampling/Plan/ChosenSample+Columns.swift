public import Frame

extension ChosenSample {
    /// Names of the variables that a sample adds to its frame.
    public enum Name {
        public static let stratum = "sample_stratum"
        public static let cluster = "sample_psu"
        public static let unit = "sample_unit"
        public static let first = "sample_probability1"
        public static let second = "sample_probability2"
        public static let probability = "sample_probability"
        public static let weight = "sample_weight"
        public static let firstFraction = "sample_fraction1"
        public static let secondFraction = "sample_fraction2"
        public static let certain = "sample_certainty"
        public static let all = [
            stratum, cluster, unit, first, second, probability, weight, firstFraction, secondFraction, certain,
        ]
    }

    /// Whether rows are chosen within clusters.
    private var hasSecondStage: Bool { plan.take != nil }
    private var hasClusters: Bool { !plan.clusters.isEmpty }

    /// The variables of the design, a value for each of ``units``, as an analysis takes them.
    ///
    /// What is certain is no random choice of its stage: certain units make a stratum of their own, all of which is in the
    /// sample; and each certain cluster within which units are chosen is a stratum, its units the sampling units (self-
    /// representing units; Kish 1965; Wolter 2007). Sampling fractions are n/N where probabilities are
    /// equal, 1 for what is certain, and else 0: the first stage is then taken as drawn with replacement.
    public var columns: [Column] {
        let places = units.indices.map(place)
        var columns = [text(Name.stratum, places.map(\.stratum))]
        if hasClusters { columns.append(text(Name.cluster, places.map(\.cluster))) }
        if hasSecondStage { columns.append(number(Name.unit, units.indices.map { Double($0 + 1) })) }
        columns.append(number(Name.first, units.map(\.firstProbability)))
        if hasSecondStage { columns.append(number(Name.second, units.map(\.secondProbability))) }
        columns += [
            number(Name.probability, units.map(\.probability)), number(Name.weight, units.map(\.weight)),
            number(Name.firstFraction, places.map(\.first)),
        ]
        if hasSecondStage { columns.append(number(Name.secondFraction, places.map(\.second))) }
        if plan.method.isProportional {
            columns.append(number(Name.certain, units.indices.map { certain.contains($0) ? 1 : 0 }))
        }
        return columns
    }

    /// The flags that declare the design of the sample in an analysis.
    ///
    /// Without finite populations where no fraction is above 0, or where the second stage chose one unit of a cluster, so
    /// that its variance is unknown: the first stage is then taken as drawn with replacement.
    public var declaration: String {
        let places = units.indices.map(place)
        var inCluster: [String: Int] = [:]
        for (unit, place) in places.enumerated() where hasSecondStage && !certain.contains(unit) && place.second < 1 {
            inCluster["\(units[unit].stratum) \(units[unit].cluster)", default: 0] += 1
        }
        let isKnown = places.contains { $0.first > 0 } && !inCluster.values.contains(1)
        var flags = "--weights \(Name.weight) --strata \(Name.stratum)"
        if hasClusters {
            // A cluster's name may occur in several strata.
            flags += " --clusters \(Name.cluster)\(isKnown && hasSecondStage ? ",\(Name.unit)" : "") --nested"
        }
        guard isKnown else { return flags }
        flags += " --fpc \(Name.firstFraction)"
        return hasSecondStage ? flags + ",\(Name.secondFraction)" : flags
    }

    /// The stratum, cluster and sampling fractions of a unit, as its variance takes them.
    private func place(of unit: Int) -> (stratum: String, cluster: String, first: Double, second: Double) {
        let chosen = units[unit]
        let stratum = strata[chosen.stratum]
        let name = stratum.name.isEmpty ? "all" : stratum.name
        guard hasClusters else {
            return certain.contains(unit) ? ("\(name) (certain)", "", 1, 1) : (name, "", stratum.fraction, 1)
        }
        let cluster = stratum.clusters[chosen.cluster]
        guard cluster.isCertain else { return (name, cluster.name, stratum.fraction, chosen.secondProbability) }
        guard hasSecondStage else { return ("\(name) (certain)", cluster.name, 1, 1) }
        return ("\(name): \(cluster.name) (certain)", "\(unit + 1)", chosen.secondProbability, 1)
    }

    private func text(_ name: String, _ values: [String]) -> Column {
        var codes: [String: Int32] = [:]
        var texts: [String] = []
        let rows = values.map { value in
            if let code = codes[value] { return code }
            let code = Int32(texts.count)
            codes[value] = code
            texts.append(value)
            return code
        }
        return Column(name: name, values: .text(rows, texts))
    }

    private func number(_ name: String, _ values: [Double]) -> Column {
        Column(name: name, values: .numeric(values))
    }
}
