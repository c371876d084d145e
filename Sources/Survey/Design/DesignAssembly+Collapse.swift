import Frame

/// A first-stage stratum that is analysed together with a neighbour, because it has a single unit.
public struct CollapsedStratum: Sendable, Equatable {
    /// The values of the strata variables, in their order.
    public var stratum: [String]
    /// Those of the stratum it joins.
    public var neighbour: [String]

    public init(_ stratum: [String], into neighbour: [String]) {
        self.stratum = stratum
        self.neighbour = neighbour
    }
}

extension DesignAssembly {
    /// First-stage strata with those that are declared to join a neighbour put together with it. Chains are followed.
    ///
    /// A variance between units of strata that differ is too large, not too small (Rust & Kalton 1987; Wolter 2007, §2.5).
    func collapsed(_ strata: CrossedCodes) throws(DesignError) -> CrossedCodes {
        guard !declaration.collapsed.isEmpty else { return strata }
        let names = stratumNames(strata)
        var target = Array(0..<strata.count)
        for collapse in declaration.collapsed {
            let (from, into) = (try place(collapse.stratum, among: names), try place(collapse.neighbour, among: names))
            guard from != into else { throw .collapsedIntoItself(collapse.stratum.joined(separator: "×")) }
            guard target[from] == from else { throw .collapsedTwice(collapse.stratum.joined(separator: "×")) }
            target[from] = into
        }
        for start in target.indices {
            var (stratum, steps) = (start, 0)
            while target[stratum] != stratum, steps <= target.count { (stratum, steps) = (target[stratum], steps + 1) }
            guard steps <= target.count else { throw .collapsedIntoItself(names[start].joined(separator: "×")) }
            target[start] = stratum
        }
        return CrossedCodes(codes: strata.codes.map { Int32(target[Int($0)]) }, possible: strata.count)
    }

    /// The values of the strata variables by stratum.
    private func stratumNames(_ strata: CrossedCodes) -> [[String]] {
        var firstRows = [Int](repeating: -1, count: strata.count)
        for (row, code) in strata.codes.enumerated() where firstRows[Int(code)] < 0 { firstRows[Int(code)] = row }
        let columns = declaration.strata.compactMap { frame[$0]?.categories }
        return firstRows.map { row in columns.map { $0.code(row) } }
    }

    private func place(_ stratum: [String], among names: [[String]]) throws(DesignError) -> Int {
        if let place = names.firstIndex(of: stratum) { return place }
        throw .unknownStratum(
            stratum.joined(separator: "×"), variables: declaration.strata,
            known: names.map { $0.joined(separator: "×") })
    }
}
