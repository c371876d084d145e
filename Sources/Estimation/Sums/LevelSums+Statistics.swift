extension LevelSums {
    /// n of a group: rows with a level.
    public func count(_ group: Int) -> Int { (0..<levelCount).reduce(0) { $0 + count(group, $1) } }

    /// Σw of a group and level.
    public func weight(_ group: Int, _ level: Int) -> Double {
        (0..<partCount).reduce(0) { $0 + weight(unit: $1, group: group, level: level) }
    }

    /// Σw of a group.
    public func weight(_ group: Int) -> Double { (0..<levelCount).reduce(0) { $0 + weight(group, $1) } }

    /// The weighted share of a level within its group; NaN for an empty group.
    public func proportion(_ group: Int, _ level: Int) -> Double { weight(group, level) / weight(group) }

    /// Whether a part has any row in the group.
    public func hasRows(unit: Int, group: Int) -> Bool {
        (0..<levelCount).contains { weight(unit: unit, group: group, level: $0) > 0 }
    }

    /// The influence by unit of a level's share of its group, w(1ₗ − pₗ)/Ŵ; by replicate, pₗᵣ − pₗ.
    public func proportionInfluence(_ group: Int, _ level: Int) -> [Double] {
        let total = weight(group)
        let share = proportion(group, level)
        return units.map { unit in
            let inUnit = (0..<levelCount).reduce(0) { $0 + weight(unit: unit, group: group, level: $1) }
            let own = weight(unit: unit, group: group, level: level)
            return isReplicated ? own / inUnit - share : (own - share * inUnit) / total
        }
    }

    /// The influence by unit of a level's weighted count, w·1ₗ; by replicate, the difference from it.
    public func totalInfluence(_ group: Int, _ level: Int) -> [Double] {
        let base = isReplicated ? weight(group, level) : 0
        return units.map { weight(unit: $0, group: group, level: level) - base }
    }

    /// The influence by unit of each cell's share of the whole table, w(1_gl − p_gl)/Ŵ, or its difference by replicate,
    /// for the cells in the order group-major.
    public var cellInfluence: [[Double]] {
        let total = (0..<groupCount).reduce(0) { $0 + weight($1) }
        let shares = cells.map { weight($0.group, $0.level) / total }
        var influence = [[Double]](repeating: [], count: shares.count)
        for unit in units {
            let inUnit = cells.reduce(0) { $0 + weight(unit: unit, group: $1.group, level: $1.level) }
            for (index, cell) in cells.enumerated() {
                let own = weight(unit: unit, group: cell.group, level: cell.level)
                influence[index].append(
                    isReplicated ? own / inUnit - shares[index] : (own - shares[index] * inUnit) / total)
            }
        }
        return influence
    }

    /// The units of an influence vector: the parts and what comes after them, or the replicates.
    private var units: Range<Int> { (isReplicated ? partCount : 0)..<(partCount + furtherCount) }

    private var cells: [(group: Int, level: Int)] {
        (0..<groupCount).flatMap { group in (0..<levelCount).map { (group, $0) } }
    }
}
