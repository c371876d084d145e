import Survey

/// What replicates are called in notebooks and flags.
enum ReplicateNames {
    /// Those that come with the data.
    static let given: [(name: String, kind: ReplicateKind)] = [
        ("jk1", .jackknife), ("jk2", .pairedJackknife), ("jkn", .stratifiedJackknife), ("brr", .balancedHalfSamples),
        ("fay", .fay), ("bootstrap", .bootstrap), ("successiveDifferences", .successiveDifferences), ("other", .other),
    ]

    /// Those that are made.
    static let made = [
        "jackknife", "brr", "fay", "bootstrap", "cantyDavison", "rescaling", "multistage", "successiveDifferences",
    ]

    /// Keys that only some of them take.
    static let optionsOfMade: [(key: String, owners: [String])] = [
        ("fay", ["fay"]), ("draws", ["rescaling"]),
        ("count", ["bootstrap", "cantyDavison", "rescaling", "multistage", "successiveDifferences"]),
    ]

    /// - Parameters:
    ///   - fay: ρ of `fay`; 0.5 when `nil`.
    ///   - draws: units drawn in each stratum by `rescaling`.
    static func method(_ name: String, fay: Double?, draws: Int?) -> ReplicateMethod? {
        switch name {
        case "jackknife": .jackknife
        case "brr": .balanced(fay: 0)
        case "fay": .balanced(fay: fay ?? 0.5)
        case "bootstrap": .bootstrap(.raoWu)
        case "cantyDavison": .bootstrap(.cantyDavison)
        case "rescaling": .bootstrap(.raoWuYue(draws: draws))
        case "multistage": .bootstrap(.multistage)
        case "successiveDifferences": .successiveDifferences(order: [])
        default: nil
        }
    }
}
