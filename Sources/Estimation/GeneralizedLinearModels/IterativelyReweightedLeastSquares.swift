import LinearAlgebra

/// Settings of the iteration.
public struct IterationLimits: Sendable {
    /// The most passes over the rows.
    public let iterations: Int
    /// A step is small when its length, in the metric of the information, is at most this times the larger of the
    /// linear predictor's length and the root of the deviance.
    public let relativeStep: Double
    /// The most corrections of a linear model in doubled precision.
    public let corrections: Int

    public init(iterations: Int = 50, relativeStep: Double = 1e-12, corrections: Int = 8) {
        self.iterations = iterations
        self.relativeStep = relativeStep
        self.corrections = corrections
    }
}

extension GLMRows {
    /// Fits by iteratively reweighted least squares (Nelder & Wedderburn 1972) in its Newton form: each pass yields the
    /// information and the score at the current β, whose quotient is the next step. Because the score is computed from
    /// residuals, late passes refine the solution of earlier ones and the accuracy does not suffer from the cheaper
    /// cross products.
    ///
    /// The convergence test is on the step, not on the deviance, so that standard errors are converged too.
    ///
    /// A linear model needs no iteration and is refined instead; see ``fitLeastSquares()``.
    ///
    /// - Parameter first: a β near the solution, if one is known.
    /// - Throws: what going through the rows throws.
    public func fit(
        limits: IterationLimits = IterationLimits(), from first: [Double]? = nil
    ) throws(Failure) -> GLMFit {
        family == .gaussian && link == .identity
            ? try fitLeastSquares(corrections: limits.corrections) : try fitIteratively(limits, first)
    }

    private func fitIteratively(_ limits: IterationLimits, _ first: [Double]?) throws(Failure) -> GLMFit {
        // 1. To a first β; the columns to estimate are settled here.
        var solver = NormalEquationSolver(columns: columnCount)
        var (coefficients, pass) = try start(&solver, first)
        var scoredAt = coefficients
        var step = coefficients
        guard pass.meansAllowed else { return unfitted(coefficients, solver) }
        var iterations = 1

        // 2. Newton steps until they vanish.
        var converged = false
        var previousLength = Double.infinity
        while iterations < limits.iterations {
            if solver.wantsTriangle(pass.equations) {
                pass = try self.pass(at: .coefficients(coefficients), method: solver.method)
                scoredAt = coefficients
            }
            let previousStep = step
            step = solver.solve(pass.equations)
            let length = solver.squaredLength(of: step, in: pass.equations)
            let scale = max(pass.deviance, 1e-10 * pass.predictorSize)
            let isSmall = length <= limits.relativeStep * limits.relativeStep * scale
            // Rounding may keep a step from shrinking further; it is as small as it gets.
            if iterations > 1, !isSmall {
                step = damped(step, length: length, after: previousStep, solver, pass.equations)
            }
            let isAtRounding = length >= previousLength && length <= 1e-20 * pass.predictorSize
            guard
                let next = try advance(coefficients, by: step, from: pass, keepPass: isSmall || isAtRounding, solver)
            else { break }
            if !(isSmall || isAtRounding) { scoredAt = next.0 }
            (coefficients, pass) = next
            iterations += 1
            previousLength = length
            if isSmall || isAtRounding {
                converged = true
                break
            }
        }

        // 3. What the sandwich needs, at β̂.
        let solution = solver.information(pass.equations)
        return GLMFit(
            coefficients: coefficients.enumerated().map { solver.estimated.contains($0.offset) ? $0.element : .nan },
            estimatedColumns: solver.estimated,
            inverseInformation: solution.inverse, scoredAt: scoredAt, deviance: pass.deviance, pearson: pass.pearson,
            iterations: iterations, converged: converged, lastStep: step,
            conditionNumber: solution.conditionNumber)
    }

    /// A first β: from the observations, or where that leads to impossible means, from their mean.
    private func start(
        _ solver: inout NormalEquationSolver, _ given: [Double]?
    ) throws(Failure) -> ([Double], WorkingPass) {
        if let given {
            var pass = try self.pass(at: .coefficients(given), method: solver.method)
            if pass.meansAllowed {
                if solver.wantsTriangle(pass.equations) {
                    pass = try self.pass(at: .coefficients(given), method: solver.method)
                }
                _ = solver.solve(pass.equations)
                return (given, pass)
            }
        }
        var first: ([Double], WorkingPass)?
        for isFirst in [true, false] {
            let point = isFirst ? PassPoint.observations : .constant(try constantPredictor())
            var pass = try self.pass(at: point, method: solver.method)
            guard pass.meansAllowed else { continue }
            if solver.wantsTriangle(pass.equations) { pass = try self.pass(at: point, method: solver.method) }
            let coefficients = solver.solve(pass.equations)
            pass = try self.pass(at: .coefficients(coefficients), method: solver.method)
            if pass.meansAllowed { return (coefficients, pass) }
            first = first ?? (coefficients, pass)
        }
        var impossible = WorkingPass(empty: solver.method, columns: columnCount)
        impossible.meansAllowed = false
        return first ?? ([Double](repeating: .nan, count: columnCount), impossible)
    }

    /// What is returned when no start is possible, or numbers overflow.
    func unfitted(_ coefficients: [Double], _ solver: NormalEquationSolver) -> GLMFit {
        let size = solver.estimated.count
        return GLMFit(
            coefficients: coefficients, estimatedColumns: solver.estimated,
            inverseInformation: Matrix(rows: size, columns: size) { _, _ in .nan },
            scoredAt: coefficients, deviance: .nan, pearson: .nan, iterations: 0, converged: false,
            lastStep: coefficients, conditionNumber: .nan)
    }

    /// A step shortened where it undoes much of the one before: with a link that is not the family's own, the expected
    /// information may be so far from the observed that full steps swing about the solution. Two steps in a line tell
    /// where between them it lies (Anderson 1965, with a memory of one).
    private func damped(
        _ step: [Double], length: Double, after previous: [Double], _ solver: NormalEquationSolver,
        _ equations: WorkingPass.Equations
    ) -> [Double] {
        let change = zip(step, previous).map { $0 - $1 }
        let changeLength = solver.squaredLength(of: change, in: equations)
        let previousLength = solver.squaredLength(of: previous, in: equations)
        // ⟨step, previous⟩ < 0: the step turns back.
        guard changeLength > length + previousLength, length > 0.01 * previousLength else { return step }
        let share = (length + changeLength - previousLength) / (2 * changeLength)
        return step.map { $0 * (1 - share) }
    }

    /// Takes a step, halved while it leads to impossible means or a larger deviance. A step so small that it ends the
    /// iteration is taken without another pass.
    ///
    /// - Returns: `nil` when no part of the step leads to possible means.
    private func advance(
        _ coefficients: [Double], by step: [Double], from pass: WorkingPass, keepPass: Bool,
        _ solver: NormalEquationSolver
    ) throws(Failure) -> ([Double], WorkingPass)? {
        var fraction = 1.0
        var isPossible = false
        for _ in 0..<30 {
            let moved = zip(coefficients, step).map { $0 + fraction * $1 }
            if keepPass { return (moved, pass) }
            let next = try self.pass(at: .coefficients(moved), method: solver.method)
            let isWorse = next.deviance > pass.deviance * (1 + 1e-9) + 1e-12 * pass.predictorSize
            if next.meansAllowed, !isWorse { return (moved, next) }
            isPossible = isPossible || next.meansAllowed
            fraction /= 2
        }
        return isPossible ? (coefficients, pass) : nil
    }
}
