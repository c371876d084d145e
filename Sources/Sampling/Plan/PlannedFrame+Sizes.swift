import Frame

extension PlannedFrame {
    /// nₕ by stratum.
    ///
    /// - Throws: ``SamplingError``.
    func sizes(_ plan: SamplingPlan) throws(SamplingError) -> [Int] {
        let sizes: [Int]
        switch plan.size {
        case .each(let n): sizes = strata.map { _ in n }
        case .given(let name): sizes = try given(name)
        case .total(let n): return try allocated(n, plan)
        }
        for (size, stratum) in zip(sizes, strata) where size > stratum.units.count {
            throw .tooLarge(
                size: size, stratum: stratum.name, units: stratum.units.count, unitName: plan.unitName)
        }
        let total = sizes.reduce(0, +)
        if total < 1 { throw .sizeNotPositive(total) }
        return sizes
    }

    /// The number that a variable holds for each stratum.
    private func given(_ name: String) throws(SamplingError) -> [Int] {
        let values = try reading.numbers(name, role: "sample size")
        var sizes: [Int] = []
        for stratum in strata {
            let value = try constant(values, name, role: "sample size", in: stratum)
            guard let size = Int(exactly: value), size >= 0 else {
                let row = stratum.units.first?.rows.first ?? 0
                throw .sizeNotWhole(variable: name, value: value, first: reading.locate(Int(row), name))
            }
            sizes.append(size)
        }
        return sizes
    }

    private func constant(
        _ values: [Double], _ name: String, role: String, in stratum: SamplingStratum
    ) throws(SamplingError) -> Double {
        try reading.constant(
            values, name, role: role, over: stratum.units.flatMap(\.rows),
            of: stratum.name.isEmpty ? "the frame" : stratum.name)
    }

    private func allocated(_ n: Int, _ plan: SamplingPlan) throws(SamplingError) -> [Int] {
        let available = strata.reduce(0) { $0 + $1.units.count }
        if n > available { throw .totalTooLarge(size: n, units: available, unitName: plan.unitName) }
        let least = strata.reduce(0) { $0 + min(plan.minimum, $1.units.count) }
        if least > n { throw .minimumTooLarge(minimum: plan.minimum, strata: strata.count, size: n) }
        var known = strata.map { stratum in
            Allocation.Stratum(
                units: stratum.units.count,
                size: plan.method.isProportional ? stratum.size : Double(stratum.units.count))
        }
        if let name = plan.deviation {
            let values = try reading.numbers(name, role: "standard deviation")
            for stratum in strata.indices {
                let value = try constant(values, name, role: "standard deviation", in: strata[stratum])
                guard value >= 0 else {
                    let row = strata[stratum].units.first?.rows.first ?? 0
                    throw .unusableNumber(
                        role: "standard deviation", variable: name, value: value,
                        first: reading.locate(Int(row), name))
                }
                known[stratum].deviation = value
            }
        } else if let name = plan.of {
            try addSpread(of: name, to: &known, needsMean: plan.allocation == .power)
        }
        if let name = plan.of ?? plan.deviation, !known.contains(where: { $0.deviation > 0 }) {
            throw .noSpread(plan.allocation, variable: name)
        }
        if let name = plan.cost {
            let values = try reading.positive(name, role: "cost")
            for stratum in strata.indices {
                known[stratum].cost = try constant(values, name, role: "cost", in: strata[stratum])
            }
        }
        return Allocation(n, by: plan.allocation, over: known, minimum: plan.minimum, exponent: plan.exponent).sizes
    }

    /// Sₕ (with Nₕ − 1) and CVₕ of a variable of the frame; of clusters, those of their totals. A single unit has Sₕ = 0.
    private func addSpread(
        of name: String, to known: inout [Allocation.Stratum], needsMean: Bool
    ) throws(SamplingError) {
        let values = try reading.numbers(name, role: "spread", mayBeMissing: true)
        for (place, stratum) in strata.enumerated() {
            let totals = stratum.units.compactMap { unit -> Double? in
                let present = unit.rows.map { values[Int($0)] }.filter { !$0.isNaN }
                return present.isEmpty ? nil : present.reduce(0, +)
            }
            guard totals.count > 1 || stratum.units.count == 1 else {
                throw .tooFewForSpread(variable: name, stratum: stratum.name)
            }
            let count = Double(max(1, totals.count))
            let mean = totals.reduce(0, +) / count
            let squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            known[place].deviation = totals.count > 1 ? (squares / (count - 1)).squareRoot() : 0
            if needsMean {
                guard mean > 0 else { throw .meanNotPositive(variable: name, stratum: stratum.name, mean: mean) }
                known[place].variation = known[place].deviation / mean
            }
        }
    }
}
