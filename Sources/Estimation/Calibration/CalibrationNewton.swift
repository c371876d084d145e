import LinearAlgebra

/// Newton's method for the multipliers λ of Σ d F(q xᵀλ) x = t, with steps shortened until they lead towards the totals.
///
/// The equations are the gradient of the convex function Σ (d/q) Φ(q xᵀλ) − tᵀλ, Φ′ = F, so that along a Newton step its
/// slope tells whether the step went too far. Where bounds leave too few units free for a step, the slopes of the
/// unbounded problem are mixed in.
struct CalibrationNewton {
    /// What of the totals is not met.
    struct Misfit {
        /// The largest relative misfit, and its column.
        let largest: Double
        let column: Int
    }

    struct Result {
        let factors: [Double]
        let multipliers: [Double]
        let iterations: Int
        let misfit: Misfit
        let isConverged: Bool
    }

    private let pass: CalibrationPass
    private let totals: [Double]
    private let control: CalibrationControl
    /// Columns that are combinations of others.
    let aliased: [Int]
    private let kept: [Int]
    /// Σ d q x xᵀ of the kept columns.
    private let information: Matrix
    private let start: CalibrationPass.Sums

    init(
        _ units: CalibrationUnits, totals: [Double], distance: CalibrationDistance, control: CalibrationControl
    ) throws(CalibrationError) {
        pass = CalibrationPass(units, distance: distance)
        self.totals = totals
        self.control = control
        let zero = [Double](repeating: 0, count: totals.count)
        start = pass.sums(at: zero, slopes: true, isFree: true)
        let dependence = try ColumnDependence(pass.matrix(start), totals: totals)
        kept = dependence.kept
        aliased = dependence.aliased
        information = pass.matrix(start).submatrix(rows: dependence.kept, columns: dependence.kept)
    }

    /// Steps without a smaller misfit after which totals count as out of reach.
    private static let patience = 30

    private var isLinear: Bool { pass.distance == .linear && pass.units.bounds == .none }

    func run() throws(CalibrationError) -> Result {
        var multipliers = [Double](repeating: 0, count: totals.count)
        var best = (multipliers: multipliers, misfit: misfit(start))
        var iterations = 0
        // Linear calibration without bounds is solved by one step; the second refines it.
        let tolerance = isLinear ? min(1e-13, control.tolerance) : control.tolerance
        let limit = isLinear ? 3 : control.maximumIterations
        var sinceBest = 0
        var current = start
        while best.misfit.largest > tolerance, iterations < limit, sinceBest < Self.patience {
            // The slopes of linear calibration are those of the start, wherever it goes.
            if !isLinear { current = pass.sums(at: multipliers, slopes: true) }
            guard let next = advance(from: multipliers, current) else { break }
            iterations += 1
            (multipliers, current) = next
            let misfit = misfit(next.sums)
            sinceBest = misfit.largest < 0.99 * best.misfit.largest ? 0 : sinceBest + 1
            if misfit.largest < best.misfit.largest { best = (multipliers, misfit) } else if isLinear { break }
        }
        let accepted = isLinear ? max(1e-10, control.tolerance) : control.tolerance
        let isConverged = best.misfit.largest <= accepted
        if !isConverged, !control.force { throw notReached(best.multipliers, best.misfit, iterations) }
        return Result(
            factors: pass.factors(at: best.multipliers), multipliers: best.multipliers,
            iterations: isLinear ? min(1, iterations) : iterations, misfit: best.misfit, isConverged: isConverged)
    }

    // MARK: Steps

    private func residual(_ sums: CalibrationPass.Sums) -> [Double] {
        kept.map { totals[$0] - sums.totals[$0] }
    }

    /// The next point: a Newton step, or, where bounds leave too few units free for a long one, a step with a share of the
    /// slopes that all units have when free.
    private func advance(
        from multipliers: [Double], _ sums: CalibrationPass.Sums
    ) -> (multipliers: [Double], sums: CalibrationPass.Sums)? {
        var shortened: Point?
        let slopes = isLinear ? information : pass.matrix(sums).submatrix(rows: kept, columns: kept)
        for share in isLinear ? [0] : Self.shares {
            let matrix = share == 0 ? slopes : slopes + share * information
            guard let step = ColumnDependence.solve(matrix, residual(sums)), step.allSatisfy(\.isFinite) else {
                continue
            }
            guard let point = search(from: multipliers, sums, along: step) else { continue }
            if point.length > Self.shortest { return (point.multipliers, point.sums) }
            shortened = shortened ?? point
        }
        return shortened.map { ($0.multipliers, $0.sums) }
    }

    private static let shares = [0, 1e-6, 1e-4, 1e-2, 0.1, 1]
    /// The shortest part of a step that is taken before another is tried.
    private static let shortest = 0.05

    private struct Point {
        let multipliers: [Double]
        let sums: CalibrationPass.Sums
        /// The part of the step that was taken.
        let length: Double
    }

    /// The point along a step at which the dual's slope has fallen to a part of what it was; `nil` where there is none.
    private func search(
        from multipliers: [Double], _ sums: CalibrationPass.Sums, along step: [Double]
    ) -> Point? {
        let initial = Matrix.dot(step, residual(sums))
        guard initial > 0 else { return nil }
        /// The point at a part of the step, and what is left of the slope there: negative when the step went beyond the
        /// minimum along it.
        func point(_ length: Double) -> (point: Point, slope: Double) {
            var next = multipliers
            for (column, change) in zip(kept, step) { next[column] += length * change }
            let sums = pass.sums(at: next, slopes: false)
            return (Point(multipliers: next, sums: sums, length: length), Matrix.dot(step, residual(sums)))
        }
        var (found, slope) = point(1)
        // Where bounds hold most units the slope hardly falls, and the minimum lies far beyond.
        for _ in 0..<10 where slope > 0.5 * initial {
            let further = point(2 * found.length)
            guard further.slope >= -0.5 * initial else { return found }
            (found, slope) = further
        }
        for _ in 0..<60 where !(slope >= -0.5 * initial) {
            // The secant's estimate of the minimum, kept within bounds; far beyond it the slope says little.
            let part = slope.isFinite ? max(0.2, min(0.7, initial / (initial - slope))) : 0.2
            (found, slope) = point(part * found.length)
        }
        return slope >= -0.5 * initial ? found : nil
    }

    // MARK: Misfit

    private func misfit(_ sums: CalibrationPass.Sums) -> Misfit {
        var worst = Misfit(largest: 0, column: 0)
        for column in totals.indices {
            let difference = abs(sums.totals[column] - totals[column])
            guard difference != 0 else { continue }
            let size = max(abs(totals[column]), 1e-3 * sums.sizes[column])
            let relative = difference.isFinite ? difference / size : .infinity
            if relative > worst.largest { worst = Misfit(largest: relative, column: column) }
        }
        return worst
    }

    private func notReached(_ multipliers: [Double], _ misfit: Misfit, _ iterations: Int) -> CalibrationError {
        let reached = pass.sums(at: multipliers, slopes: false).totals[misfit.column]
        let reach = pass.reach(ofColumn: misfit.column)
        return .notReached(
            column: misfit.column, total: totals[misfit.column], reached: reached, lowest: reach.lowest,
            highest: reach.highest, iterations: iterations)
    }
}

extension CalibrationPass {
    /// The lowest and the highest total of a column that bounds allow.
    func reach(ofColumn column: Int) -> (lowest: Double, highest: Double) {
        guard let index = offsets.lastIndex(where: { $0 <= column }) else { return (-.infinity, .infinity) }
        let isPositive = distance == .raking || distance == .hyperbolicSine
        var (lowest, highest) = (0.0, 0.0)
        for unit in 0..<units.count where units.weights[unit] > 0 {
            let value: Double =
                switch units.auxiliaries[index] {
                case .levels(let codes, _): codes[unit] == Int32(column - offsets[index]) ? 1 : 0
                case .values(let values): values[unit]
                }
            guard value != 0 else { continue }
            var (lower, upper) = units.bounds.common
            if case .rows(let lowers, let uppers) = units.bounds { (lower, upper) = (lowers[unit], uppers[unit]) }
            if isPositive { lower = max(lower, 0) }
            let size = units.weights[unit] * value
            lowest += min(size * lower, size * upper)
            highest += max(size * lower, size * upper)
        }
        return (lowest, highest)
    }
}
