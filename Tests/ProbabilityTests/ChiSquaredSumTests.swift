import Glibc
import Probability
import TestSupport
import Testing

@Suite("Sums of χ² variables")
struct ChiSquaredSumTests {
    /// Weights of pairs: Σ λᵢχ²(2) is a sum of exponentials, whose tail is Σᵢ e^{−x/2λᵢ} Π_{j≠i} λᵢ/(λᵢ − λⱼ).
    private func pairs(_ weights: [Double], _ x: Double) -> Double {
        weights.reduce(0) { sum, weight in
            guard weight > 0 else { return sum }
            let product = weights.filter { $0 != weight }.reduce(1) { $0 * weight / (weight - $1) }
            return sum + exp(-x / (2 * weight)) * product
        }
    }

    @Test("Equal weights are a scaled χ², in both tails and however far out", arguments: [1, 2, 3.7, 20, 400])
    func equalWeights(freedom: Double) {
        let sum = ChiSquaredSum(weights: [1.5, 1.5], degreesOfFreedom: [freedom / 2, freedom / 2])
        let chiSquared = ChiSquared(degreesOfFreedom: freedom)
        for quantile in [1e-200, 1e-30, 1e-8, 0.01, 0.3, 0.5, 0.8, 0.99, 1 - 1e-9] {
            let x = 1.5 * chiSquared.upperQuantile(quantile)
            #expect(isClose(sum.upperTail(x), chiSquared.upperTail(x / 1.5), relative: 1e-10), "\(quantile)")
            #expect(isClose(sum.lowerTail(x), chiSquared.lowerTail(x / 1.5), relative: 1e-10), "\(quantile)")
            #expect(isClose(sum.satterthwaiteUpperTail(x), chiSquared.upperTail(x / 1.5), relative: 1e-12))
            if freedom > 2 {
                #expect(isClose(sum.saddlepointUpperTail(x), chiSquared.upperTail(x / 1.5), relative: 0.05))
            }
        }
    }

    @Test("Weights of pairs give sums of exponentials", arguments: [0.1, 1, 7, 30, 200, 900])
    func exponentials(x: Double) {
        for weights in [[0.5, 1.2, 2], [3, 0.2], [1, 2, 3, 4, 5]] {
            let sum = ChiSquaredSum(weights: weights, degreesOfFreedom: weights.map { _ in 2 })
            #expect(isClose(sum.upperTail(x), pairs(weights, x), relative: 1e-10), "\(weights)")
        }
    }

    @Test(
        "Weights of both signs: the difference of two exponentials is Laplace's",
        arguments: [-40, -3, -0.1, 0, 0.2, 5, 60.0])
    func bothSigns(x: Double) {
        let sum = ChiSquaredSum(weights: [0.5, -0.5], degreesOfFreedom: [2, 2])
        let upper = x > 0 ? exp(-x) / 2 : 1 - exp(x) / 2
        #expect(isClose(sum.upperTail(x), upper, relative: 1e-11))
        #expect(isClose(sum.lowerTail(x), x > 0 ? 1 - exp(-x) / 2 : exp(x) / 2, relative: 1e-11))
    }

    @Test("Over a χ² it is Fisher's F", arguments: [1.0, 3, 7.5, 200, 1e5])
    func ratios(denominator: Double) {
        let freedom = 3.0
        let f = FDistribution(numeratorDF: freedom, denominatorDF: denominator)
        for x in [0.01, 0.5, 1, 4, 50, 1e4] {
            let (sum, point) = ChiSquaredSum(weights: [1, 1, 1]).over(denominatorDF: denominator, exceeding: x * 3)
            #expect(isClose(sum.upperTail(point), f.upperTail(x), relative: 1e-10), "\(x)")
        }
    }

    @Test("The saddlepoint is near the truth, through the mean and far out")
    func saddlepoint() {
        let sum = ChiSquaredSum(weights: [0.4, 0.9, 1.7, 3])
        for x in [1.0, 3, 5.9, 6, 6.0001, 6.1, 12, 40, 200] {
            #expect(isClose(sum.saddlepointUpperTail(x), sum.upperTail(x), relative: 0.15), "\(x)")
        }
    }

    @Test("Outside what a sum can be, its tail is certain; without weights it is zero")
    func certainties() {
        let positive = ChiSquaredSum(weights: [1, 2])
        #expect(positive.upperTail(0) == 1 && positive.upperTail(-3) == 1 && positive.saddlepointUpperTail(-1) == 1)
        let negative = ChiSquaredSum(weights: [-1, -2])
        #expect(negative.upperTail(0) == 0 && negative.upperTail(3) == 0)
        #expect(isClose(negative.upperTail(-4), positive.lowerTail(4), relative: 1e-12))
        #expect(ChiSquaredSum(weights: []).upperTail(-1) == 1 && ChiSquaredSum(weights: [0]).upperTail(0) == 0)
        #expect(positive.upperTail(.nan).isNaN)
    }
}
