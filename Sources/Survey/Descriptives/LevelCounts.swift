import Frame

extension SampleRows {
    /// How many children of the population are at each level of categorical variables, never weighted; one scan.
    ///
    /// - Parameter names: the variables.
    /// - Returns: for each variable, counts by the name of the level.
    public func levelCounts(of names: [String]) throws(Failure) -> [[String: Int]] {
        var totals = [[String: Int]](repeating: [:], count: names.count)
        try forEachBlock { block in
            for (index, name) in names.enumerated() {
                guard let categories = block.frame[name]?.categories else { continue }
                var counts = [Int](repeating: 0, count: categories.levels.count)
                for row in 0..<block.rowCount where block.isAnalysed(row) && categories.codes[row] >= 0 {
                    counts[Int(categories.codes[row])] += 1
                }
                for (level, count) in zip(categories.levels, counts) { totals[index][level.name, default: 0] += count }
            }
        }
        return totals
    }
}
