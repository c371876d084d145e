import FoundationEssentials

/// Reads `statistics.json` back.
enum StatisticsReader {
    /// The object of one statistic.
    private struct Entry: Decodable {
        let analysis: String
        let model: String?
        let variable: String?
        let level: String?
        let group: String?
        let statistic: String
        let value: Double?
        let standardError: Double?
        let lower: Double?
        let upper: Double?
        let numeratorDF: Double?
        let degreesOfFreedom: Double?
        let p: Double?
        let n: Double?

        var stored: StoredStatistic {
            let path = [analysis, model, variable, level, group, statistic].compactMap { $0 }
            let numbers: [(String, Double?)] = [
                ("value", value), ("standard error", standardError), ("lower", lower), ("upper", upper),
                ("numerator df", numeratorDF), ("df", degreesOfFreedom), ("p", p), ("n", n),
            ]
            return StoredStatistic(
                key: path.joined(separator: "."), numbers: numbers.map { (name: $0.0, value: $0.1 ?? .nan) })
        }
    }

    static func read(_ text: String) -> [StoredStatistic]? {
        try? JSONDecoder().decode([Entry].self, from: Data(text.utf8)).map(\.stored)
    }
}
