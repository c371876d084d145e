import Frame

/// A categorical variable taken as a classification of children: what each of its levels means.
public struct Classification: Sendable {
    /// What a classification says of a child.
    public enum Verdict: UInt8, Sendable, CaseIterable {
        /// Not one it speaks of.
        case outside
        case undecided
        case no, yes
    }

    public let variable: String
    /// By name of level. A level that is not named, and a missing value, are undecided.
    public let verdicts: [String: Verdict]

    public init(variable: String, verdicts: [String: Verdict]) {
        self.variable = variable
        self.verdicts = verdicts
    }
}

/// How two classifications of the same children agree. Counts of children, never weighted.
///
/// Children of whom neither speaks are left out. Of whom one does not speak, it does not count them. A child is
/// undecided where one of the two cannot decide.
public struct ClassificationOverlap: Sendable, Equatable {
    public internal(set) var both = 0
    public internal(set) var onlyFirst = 0
    public internal(set) var onlySecond = 0
    public internal(set) var neither = 0
    public internal(set) var undecided = 0
    /// Children of whom neither speaks.
    public internal(set) var outside = 0

    /// Children both have decided on.
    public var decided: Int { both + onlyFirst + onlySecond + neither }

    /// |A ∩ B| / |A ∪ B| (Jaccard 1901); NaN where neither counts a child.
    public var jaccard: Double {
        let union = both + onlyFirst + onlySecond
        return union == 0 ? .nan : Double(both) / Double(union)
    }

    /// Cohen's κ = (pₒ − pₑ)/(1 − pₑ), of the observed share of agreement pₒ and that expected of independent
    /// classifications with the same margins pₑ (Cohen 1960); NaN where pₑ is 1.
    public var kappa: Double {
        let n = Double(decided)
        let first = Double(both + onlyFirst) / n
        let second = Double(both + onlySecond) / n
        let observed = Double(both + neither) / n
        let expected = first * second + (1 - first) * (1 - second)
        return expected < 1 ? (observed - expected) / (1 - expected) : .nan
    }

    /// Counts children of the same verdicts.
    mutating func add(_ first: Classification.Verdict, _ second: Classification.Verdict, _ count: Int = 1) {
        if first == .outside, second == .outside {
            outside += count
        } else if first == .undecided || second == .undecided {
            undecided += count
        } else {
            switch (first == .yes, second == .yes) {
            case (true, true): both += count
            case (true, false): onlyFirst += count
            case (false, true): onlySecond += count
            case (false, false): neither += count
            }
        }
    }
}

extension SampleRows {
    /// How each pair of classifications agrees among the children of the population, in one scan of the rows.
    ///
    /// - Parameter classifications: by variables of the rows.
    /// - Returns: pairs in the order first with second, first with third, …, second with third, ….
    public func overlaps(of classifications: [Classification]) throws(Failure) -> [ClassificationOverlap] {
        let pairs = classifications.indices.flatMap { a in
            classifications.indices.filter { $0 > a }.map { (a, $0) }
        }
        var overlaps = [ClassificationOverlap](repeating: ClassificationOverlap(), count: pairs.count)
        try forEachBlock { block in
            let verdicts = classifications.map { classification -> (codes: [Int32], of: [Classification.Verdict]) in
                let categories = block.frame[classification.variable]?.categories
                let levels = categories?.levels.map { classification.verdicts[$0.name] ?? .undecided } ?? []
                return (categories?.codes ?? [], levels)
            }
            for (index, pair) in pairs.enumerated() {
                let (first, second) = (verdicts[pair.0], verdicts[pair.1])
                // Every combination of levels is counted first, and judged once.
                let width = second.of.count + 1
                var counts = [Int](repeating: 0, count: (first.of.count + 1) * width)
                for row in 0..<block.rowCount where block.isAnalysed(row) {
                    counts[Int(first.codes[row] + 1) * width + Int(second.codes[row] + 1)] += 1
                }
                for (place, count) in counts.enumerated() where count > 0 {
                    let (a, b) = place.quotientAndRemainder(dividingBy: width)
                    overlaps[index].add(
                        a == 0 ? .undecided : first.of[a - 1], b == 0 ? .undecided : second.of[b - 1], count)
                }
            }
        }
        return overlaps
    }
}
