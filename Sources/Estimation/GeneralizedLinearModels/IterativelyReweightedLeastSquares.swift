import LinearAlgebra

/// Settings of the iteration.
public struct IterationLimits: Sendable {
    /// The most passes over the rows.
    public let iterations: Int
    /// A step is small when its length, in the metric of the information, is at most this times the larger of the
    /// linear predictor's length and the root of the deviance.
    public let relativeStep: Double

    public init(iterations: Int = 50, relativeStep: Double = 1e-12) {
        self.iterations = iterations
        self.relativeStep = relativeStep
    }
}

extension GLMProblem {
    /// Fits by iteratively reweighted least squares (Nelder & Wedderburn 1972) in its Newton form: each pass yields the
    /// information and the score at the current β, whose quotient is the next step. Because the score is computed from
    /// residuals, late passes refine the solution of earlier ones and the accuracy does not suffer from the cheaper
    /// cross products.
    ///
    /// The convergence test is on the step, not on the deviance, so that standard errors are converged too.
    ///
    /// A linear model needs no iteration and is refined instead; see ``fitLeastSquares()``.
    public func fit(limits: IterationLimits = IterationLimits()) -> GLMFit {
        family == .gaussian && link == .identity ? fitLeastSquares() : fitIteratively(limits)
    }

    private func fitIteratively(_ limits: IterationLimits) -> GLMFit {
        // 1. From the observations to a first β; the columns to estimate are settled here.
        var solver = NormalEquationSolver(columns: design.columnCount)
        var pass = pass(at: nil, method: solver.method)
        if solver.wantsTriangle(pass.equations) { pass = self.pass(at: nil, method: solver.method) }
        var coefficients = solver.solve(pass.equations)
        var step = coefficients
        pass = self.pass(at: coefficients, method: solver.method)
        var iterations = 1

        // 2. Newton steps until they vanish.
        var converged = false
        var previousLength = Double.infinity
        while iterations < limits.iterations {
            if solver.wantsTriangle(pass.equations) { pass = self.pass(at: coefficients, method: solver.method) }
            step = solver.solve(pass.equations)
            let length = solver.squaredLength(of: step, in: pass.equations)
            let scale = max(pass.deviance, 1e-10 * pass.predictorSize)
            let isSmall = length <= limits.relativeStep * limits.relativeStep * scale
            // Rounding may keep a step from shrinking further; it is as small as it gets.
            let isAtRounding = length >= previousLength && length <= 1e-20 * pass.predictorSize
            (coefficients, pass) = advance(
                coefficients, by: step, from: pass, keepPass: isSmall || isAtRounding, solver)
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
            inverseInformation: solution.inverse, scores: pass.scores, deviance: pass.deviance, pearson: pass.pearson,
            iterations: iterations, converged: converged && pass.meansAllowed, lastStep: step,
            conditionNumber: solution.conditionNumber)
    }

    /// Takes a step, halved while it leads to impossible means or a larger deviance. A step so small that it ends the
    /// iteration is taken without another pass.
    private func advance(
        _ coefficients: [Double], by step: [Double], from pass: WorkingPass, keepPass: Bool,
        _ solver: NormalEquationSolver
    ) -> ([Double], WorkingPass) {
        var fraction = 1.0
        for _ in 0..<30 {
            let moved = zip(coefficients, step).map { $0 + fraction * $1 }
            if keepPass { return (moved, pass) }
            let next = self.pass(at: moved, method: solver.method)
            let isWorse = next.deviance > pass.deviance * (1 + 1e-9) + 1e-12 * pass.predictorSize
            if next.meansAllowed, next.deviance.isFinite, !isWorse || !pass.meansAllowed { return (moved, next) }
            fraction /= 2
        }
        return (coefficients, pass)
    }
}
