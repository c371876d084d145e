import Frame

/// A frame as a plan sees it: strata of first-stage units, with sizes.
struct PlannedFrame {
    let strata: [SamplingStratum]
    /// The first row of each cluster and stratum tells variables that are constant there.
    let reading: FrameReading

    /// - Throws: ``SamplingError``.
    init(_ plan: SamplingPlan, _ reading: FrameReading) throws(SamplingError) {
        self.reading = reading
        let canon = try reading.canon(order: plan.order, identifiers: plan.identifiers)
        let groups = try reading.groups(plan.strata, role: "strata")
        let sizes = try plan.sizeVariable.map { name throws(SamplingError) in
            (name: name, values: try reading.positive(name, role: "size"))
        }
        let clusters =
            plan.clusters.isEmpty ? nil : try Self.clusters(plan, reading, canon: canon, strata: groups, sizes: sizes)
        var strata: [SamplingStratum] = []
        for (code, rows) in groups.members(of: canon).enumerated() {
            let units =
                clusters?[code]
                ?? rows.map { SamplingUnit(name: "", key: "", rows: [$0], size: sizes?.values[Int($0)] ?? 1) }
            strata.append(SamplingStratum(name: groups.names[code], key: groups.keys[code], units: units))
        }
        self.strata = strata
    }

    /// The clusters of each stratum: in the order of the plan's variables, a cluster standing where its first row does,
    /// or else in the order of what tells them apart.
    private static func clusters(
        _ plan: SamplingPlan, _ reading: FrameReading, canon: [Int32], strata: RowGroups,
        sizes: (name: String, values: [Double])?
    ) throws(SamplingError) -> [[SamplingUnit]] {
        // A number of a county may begin anew in each stratum only if the stratum's variables tell clusters apart, too.
        let groups = try reading.groups(plan.clusters, role: "clusters")
        let members = groups.members(of: canon)
        var place = [Int](repeating: 0, count: groups.count)
        if !plan.order.isEmpty {
            for (position, row) in canon.enumerated().reversed() { place[Int(groups.codes[Int(row)])] = position }
        }
        let name = plan.clusters[0]
        var units = [[SamplingUnit]](repeating: [], count: strata.count)
        for cluster in (0..<groups.count).sorted(by: { (place[$0], $0) < (place[$1], $1) }) {
            let rows = members[cluster]
            guard let first = rows.first else { continue }
            let stratum = strata.codes[Int(first)]
            if let other = rows.first(where: { strata.codes[Int($0)] != stratum }) {
                throw .clusterInTwoStrata(
                    cluster: groups.names[cluster], first: reading.locate(Int(first), name),
                    other: reading.locate(Int(other), name))
            }
            let size = try sizes.map { sizes throws(SamplingError) in
                try reading.constant(sizes.values, sizes.name, role: "size", over: rows, of: groups.names[cluster])
            }
            units[Int(stratum)].append(
                SamplingUnit(
                    name: groups.names[cluster], key: groups.keys[cluster], rows: rows, size: size ?? Double(rows.count)
                ))
        }
        return units
    }
}
