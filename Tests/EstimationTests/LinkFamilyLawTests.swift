import Estimation
import Glibc
import LinearAlgebra
import Probability
import RowBlocks
import TestSupport
import Testing

/// Laws that every link and family obeys; a new one is tested the day it is born.
@Suite("Laws of links and families")
struct LinkFamilyLawTests {
    /// Pairs of family and link with data that suit them.
    static let models: [(family: Family, link: Link)] = Family.allCases.flatMap { family in
        Link.allCases.filter { isSuited($0, family) }.map { (family, $0) }
    }

    private static func isSuited(_ link: Link, _ family: Family) -> Bool {
        switch (family, link) {
        case (.binomial, .logit), (.binomial, .probit), (.binomial, .complementaryLogLog): true
        case (.binomial, _), (_, .logit), (_, .probit), (_, .complementaryLogLog): false
        case (.gaussian, .inverse): false
        default: true
        }
    }

    /// A problem whose response fits the family.
    static func problem(_ family: Family, _ link: Link, rows: Int = 300, seed: UInt64 = 11) -> GLMProblem<
        Matrix
    > {
        var random = SeededGenerator(seed: seed)
        let x = (0..<rows).map { _ in random.uniform() }
        let design = Matrix(rows: rows, columns: 2) { $1 == 0 ? 1 : x[$0] }
        let response = x.map { x -> Double in
            switch family {
            case .gaussian: 3 + x + 0.3 * random.normal()
            case .binomial: random.uniform() < 0.3 + 0.4 * x ? 1 : 0
            case .poisson: (2 + 3 * x + random.uniform()).rounded(.down)
            case .gamma: (1 + x) * (0.5 + random.uniform())
            }
        }
        let weights = (0..<rows).map { _ in 0.5 + random.uniform() }
        let mean = weights.reduce(0, +) / Double(rows)
        return GLMProblem(
            family: family, link: link, design: design, response: response, weights: weights.map { $0 / mean },
            units: (0..<rows).map { Int32($0 * 7 % 11) })
    }

    @Test("The fit solves its estimating equations", arguments: models)
    func scoresVanish(family: Family, link: Link) {
        let problem = Self.problem(family, link)
        let fit = problem.fit()
        #expect(fit.converged)
        let scores = problem.scores(at: fit.scoredAt)
        let score = problem.design.transposed * scores
        let size = scores.reduce(0) { $0 + abs($1) }
        for value in score { #expect(abs(value) < 1e-9 * size, "score \(value)") }
    }

    @Test("The inverse information is that of the numerical derivative of the score", arguments: models)
    func information(family: Family, link: Link) {
        // For canonical links the expected and observed information agree.
        guard family.defaultLink == link, family != .gamma else { return }
        let problem = Self.problem(family, link)
        let fit = problem.fit()
        let h = 1e-6
        for column in 0..<2 {
            // Shifting the offset by h·xⱼ moves the linear predictor as a step in βⱼ would; the refitted β must fall by h.
            let offset = (0..<problem.design.rows).map { h * problem.design[$0, column] }
            let moved = GLMProblem(
                family: family, link: link, design: problem.design, response: problem.response,
                weights: problem.weights,
                offset: offset
            ).fit()
            #expect(isClose(fit.coefficients[column] - moved.coefficients[column], h, relative: 1e-4))
        }
        #expect(fit.inverseInformation[0, 0] > 0)
    }

    @Test("The deviance is the textbook's, and no other coefficients have a smaller one", arguments: models)
    func deviance(family: Family, link: Link) {
        let problem = Self.problem(family, link)
        let fit = problem.fit()
        func deviance(_ b0: Double, _ b1: Double) -> Double {
            problem.response.indices.reduce(0) { sum, row in
                let mean = Self.inverse(link, b0 + b1 * problem.design[row, 1])
                return sum + problem.weights[row] * Self.deviance(family, problem.response[row], mean)
            }
        }
        let (b0, b1) = (fit.coefficients[0], fit.coefficients[1])
        #expect(isClose(fit.deviance, deviance(b0, b1), relative: 1e-10))
        for (d0, d1) in [(1e-3, 0), (-1e-3, 0), (0, 1e-3), (0, -1e-3), (1e-3, -1e-3)] {
            #expect(deviance(b0 + d0, b1 + d1) >= fit.deviance)
        }
    }

    private static func inverse(_ link: Link, _ eta: Double) -> Double {
        switch link {
        case .identity: eta
        case .log: exp(eta)
        case .logit: 1 / (1 + exp(-eta))
        case .probit: StandardNormal().lowerTail(eta)
        case .complementaryLogLog: 1 - exp(-exp(eta))
        case .inverse: 1 / eta
        }
    }

    private static func deviance(_ family: Family, _ y: Double, _ mean: Double) -> Double {
        switch family {
        case .gaussian: (y - mean) * (y - mean)
        case .binomial: -2 * log(y == 1 ? mean : 1 - mean)
        case .poisson: 2 * ((y > 0 ? y * log(y / mean) : 0) - (y - mean))
        case .gamma: 2 * ((y - mean) / mean - log(y / mean))
        }
    }

    @Test("A link inverts itself", arguments: Link.allCases)
    func linkInvertsItself(link: Link) {
        for mean in [0.02, 0.3, 0.5, 0.97] {
            #expect(isClose(Self.inverse(link, link.link(mean)), mean, relative: 1e-12))
        }
    }

    @Test("A common factor of the response's unit moves what it should", arguments: [Link.identity, .log])
    func unitOfResponse(link: Link) {
        let problem = Self.problem(.gaussian, link)
        let scaled = GLMProblem(
            family: .gaussian, link: link, design: problem.design, response: problem.response.map { 100 * $0 },
            weights: problem.weights)
        let fit = problem.fit().coefficients
        let other = scaled.fit().coefficients
        if link == .identity {
            #expect(disagreements(other, fit.map { 100 * $0 }, relative: 1e-12) == [])
        } else {
            #expect(isClose(other[0], fit[0] + 4.605170185988092, relative: 1e-9))
            #expect(isClose(other[1], fit[1], relative: 1e-8))
        }
    }

    @Test("The same bits on one core and on many", arguments: models)
    func threads(family: Family, link: Link) {
        let problem = Self.problem(family, link, rows: 5_000)
        let many = problem.fit()
        let one = Workers.$limit.withValue(1) { problem.fit() }
        #expect(many.coefficients.map(\.bitPattern) == one.coefficients.map(\.bitPattern))
        let scores = problem.unitScores(of: many, unitCount: 12)
        let alone = Workers.$limit.withValue(1) { problem.unitScores(of: one, unitCount: 12) }
        #expect(scores.storage.map(\.bitPattern) == alone.storage.map(\.bitPattern))
    }

    @Test("Collinear columns go to QR and give the same fit")
    func crossProductsAndQRAgree() {
        let problem = Self.problem(.binomial, .logit)
        let fit = problem.fit()
        // A third column nearly equal to the second forces QR; its coefficient takes up nothing it should not.
        var random = SeededGenerator(seed: 2)
        let noise = (0..<problem.design.rows).map { _ in 1e-7 * random.normal() }
        let wide = Matrix(rows: problem.design.rows, columns: 3) { row, column in
            column < 2 ? problem.design[row, column] : problem.design[row, 1] + noise[row]
        }
        let other = GLMProblem(
            family: .binomial, link: .logit, design: wide, response: problem.response, weights: problem.weights
        ).fit()
        #expect(other.conditionNumber > 1e5)
        #expect(other.estimatedColumns == [0, 1, 2])
        #expect(other.deviance <= fit.deviance * (1 + 1e-12))
        let exact = Matrix(rows: problem.design.rows, columns: 3) { problem.design[$0, min($1, 1)] }
        let aliased = GLMProblem(
            family: .binomial, link: .logit, design: exact, response: problem.response, weights: problem.weights
        ).fit()
        #expect(aliased.estimatedColumns == [0, 1])
        #expect(aliased.coefficients[2].isNaN)
        #expect(disagreements(Array(aliased.coefficients[0...1]), fit.coefficients, relative: 1e-9) == [])
    }
}
