import Estimation
import Formula
import Frame
import Survey
import Testing

/// Links whose means can leave the family's range: the fit must stay inside, and solve its equations all the same.
@Suite("Links that are not the family's own")
struct UnusualLinkTests {
    /// Answers drawn with means 1 + x/2 (counts) or 0.1 + x/6 (shares).
    private static func frame(seed: UInt64, _ family: Family) -> DataFrame {
        var state = seed &* 2 &+ 1
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
        var x: [Double] = []
        var y: [Double] = []
        for _ in 0..<120 {
            x.append(uniform() * 4)
            let mean = family == .poisson ? 0.05 + x[x.count - 1] / 2 : 0.05 + x[x.count - 1] / 5
            if family == .poisson {
                // A sum of rare events.
                y.append(Double((0..<40).count { _ in uniform() < mean / 40 }))
            } else {
                y.append(uniform() < mean ? 1 : 0)
            }
        }
        return DataFrame(
            rowCount: 120, columns: [Column(name: "y", values: .numeric(y)), Column(name: "x", values: .numeric(x))])
    }

    private static func fit(_ frame: DataFrame, _ family: Family, _ link: Link) throws -> RegressionFit {
        let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        return try design.regress(
            try ModelFormula("y ~ x"), RegressionSpecification(family: family, link: link), in: frame
        ) { _ in true }
    }

    @Test(
        "The score equations hold at the estimate, and all means are possible",
        arguments: [Family.poisson, .binomial], 1...12)
    func scores(family: Family, seed: Int) throws {
        let frame = Self.frame(seed: UInt64(seed), family)
        let (x, y) = (frame["x"]?.doubles ?? [], frame["y"]?.doubles ?? [])
        let fit: RegressionFit
        do {
            fit = try Self.fit(frame, family, .identity)
        } catch RegressionError.didNotConverge {
            // The likelihood may have its maximum on the boundary, where there is no estimate.
            return
        }
        let beta = fit.coefficients.values
        let means = x.map { beta[0] + beta[1] * $0 }
        #expect(means.allSatisfy { $0 > 0 && (family == .poisson || $0 < 1) })
        let terms = zip(zip(x, y), means).map { pair, mean -> (Double, Double, Double) in
            let variance = family == .poisson ? mean : mean * (1 - mean)
            return ((pair.1 - mean) / variance, pair.0, abs(pair.1 - mean) / variance)
        }
        let size = terms.reduce(0) { $0 + $1.2 }
        #expect(abs(terms.reduce(0) { $0 + $1.0 }) < 1e-8 * size)
        #expect(abs(terms.reduce(0) { $0 + $1.0 * $1.1 }) < 1e-8 * size)
    }

    @Test("Most of these fits converge")
    func convergence() {
        for family in [Family.poisson, .binomial] {
            let fitted = (1...12).count {
                (try? Self.fit(Self.frame(seed: UInt64($0), family), family, .identity)) != nil
            }
            #expect(fitted >= 8, "\(family): \(fitted)")
        }
    }

    @Test("Numbers beyond all range are refused, not computed with")
    func overflow() throws {
        let frame = DataFrame(
            rowCount: 20,
            columns: [
                Column(name: "y", values: .numeric((0..<20).map { Double($0) * 1e200 })),
                Column(name: "x", values: .numeric((0..<20).map { Double(($0 * 7) % 11) * 1e200 })),
            ])
        #expect(throws: RegressionError.self) { try Self.fit(frame, .gaussian, .identity) }
    }
}
