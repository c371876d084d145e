import LinearAlgebra
import Probability

extension SurveyDesign {
    /// A bootstrap of primary units within strata. With k_u how often unit u of n_h was drawn:
    ///
    ///     Rao–Wu         n_h − 1 with replacement   f_ur = n_h/(n_h − 1) k_u                        scale = 1/(R − 1)
    ///     Rao–Wu–Yue     m_h with replacement       f_ur = 1 + λ_h (n_h/m_h k_u − 1)                scale = 1/(R − 1)
    ///                                               λ_h = √(m_h (1 − f_h)/(n_h − 1))
    ///     Canty–Davison  n_h of the population      f_ur = k_u           scale = ñ/((ñ − 1)(R − 1)), rscales = 1
    ///
    /// where ñ is the harmonic mean of n_h. *Sources:* Rao & Wu (1988), *JASA* 83, 231; Rao, Wu & Yue (1992), *Surv.
    /// Methodol.* 18, 209; Canty & Davison (1999), *The Statistician* 48, 379.
    func bootstrap(
        _ kind: BootstrapKind, _ strata: ReplicateStrata, count: Int, seed: UInt64, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) -> ReplicateFactors {
        guard count >= 2 else { throw .tooFewReplicates(count) }
        if case .raoWuYue(let draws?) = kind, draws < 1 { throw .noDraws(draws) }
        try strata.refuse(policies: [.refuse, .centre], method: "the bootstrap", nameOfStratum: nameOfStratum)
        let stream = ReplicateStream(seed: seed)
        let resampling = strata.varying.map { stratum in
            Resampling(
                kind, units: strata.members[stratum].count, fraction: strata.fractions[stratum],
                // The population that a finite-population bootstrap draws from is the same in all replicates.
                random: stream.generator(replicate: -1, stratum: stratum))
        }
        let factors = try Matrix.replicates(units: strata.unitCount, count: count) { replicate, column in
            for (resampling, stratum) in zip(resampling, strata.varying) {
                var random = stream.generator(replicate: replicate, stratum: stratum)
                let members = strata.members[stratum]
                for unit in members { column[unit] = 0 }
                resampling.draw(using: &random) { column[members[$0]] += 1 }
                for unit in members { column[unit] = resampling.factor(timesDrawn: column[unit]) }
            }
        }
        let scale = strata.inflation / Double(count - 1)
        switch kind {
        case .cantyDavison:
            let units = strata.varying.map { 1 / Double(strata.members[$0].count) }
            let mean = Double(units.count) / units.reduce(0, +)
            return ReplicateFactors(
                factors: factors, scale: mean / (mean - 1) * scale, kind: .finitePopulationBootstrap)
        case .raoWuYue: return ReplicateFactors(factors: factors, scale: scale, kind: .rescaledBootstrap)
        case .raoWu, .multistage: return ReplicateFactors(factors: factors, scale: scale, kind: .bootstrap)
        }
    }
}

/// How the units of one stratum are drawn, and what a unit drawn so often is multiplied by.
private struct Resampling {
    private let units: Int
    private let draws: Int
    /// factor = base + slope · times drawn.
    private let base: Double
    private let slope: Double
    /// The unit of every member of a population that is drawn from without replacement: all units equally often, and some,
    /// ``extra``, once more. `nil` when drawn with replacement.
    private let populationSize: Int?
    private let extra: [Int]

    init(_ kind: BootstrapKind, units: Int, fraction: Double, random: SeededGenerator) {
        self.units = units
        let n = Double(units)
        var extra: [Int] = []
        var size: Int?
        switch kind {
        case .raoWu, .multistage:
            (draws, base, slope) = (units - 1, 0, n / (n - 1))
        case .raoWuYue(let wanted):
            draws = min(wanted ?? units - 1, units - 1)
            let m = Double(draws)
            let lambda = (m * (1 - fraction) / (n - 1)).squareRoot()
            (base, slope) = (1 - lambda, lambda * n / m)
        case .cantyDavison:
            (draws, base, slope) = (units, 0, 1)
            // A population beyond all counting is drawn from as with replacement.
            if fraction > 0, n / fraction < 1e15 {
                let population = max(units, Int((n / fraction).rounded()))
                var random = random
                extra = Array(0..<units)
                random.choose(population % units, from: &extra)
                extra.removeLast(units - population % units)
                size = population
            }
        }
        self.extra = extra
        populationSize = size
    }

    func factor(timesDrawn: Double) -> Double { base + slope * timesDrawn }

    /// Calls `body` with the unit of every draw.
    func draw(using random: inout SeededGenerator, _ body: (Int) -> Void) {
        guard let populationSize else {
            for _ in 0..<draws { body(random.index(below: units)) }
            return
        }
        // A random subset without a list of the population (Floyd's algorithm: Bentley & Floyd 1987).
        var drawn: Set<Int> = []
        for last in (populationSize - draws)..<populationSize {
            let candidate = random.index(below: last + 1)
            let member = drawn.insert(candidate).inserted ? candidate : last
            drawn.insert(member)
            let whole = populationSize - extra.count
            body(member < whole ? member % units : extra[member - whole])
        }
    }
}
