import Estimation
import Probability
import Testing

/// What must hold of raking, whatever the data.
@Suite("Laws of raking")
struct RakingLawTests {
    /// Two margins of a sample, and totals that positive factors give.
    private struct Sample {
        var weights: [Double] = []
        var first: [Int32] = []
        var second: [Int32] = []
        var totals: [[Double]]

        init(count: Int, categories: Int) {
            var random = SeededGenerator(seed: 21)
            totals = [[Double]](repeating: [Double](repeating: 0, count: categories), count: 2)
            for _ in 0..<count {
                weights.append(1 + 9 * random.uniform())
                first.append(Int32.random(in: 0..<Int32(categories), using: &random))
                second.append(Int32.random(in: 0..<Int32(categories), using: &random))
            }
            for row in 0..<count {
                let weight = weights[row] * (0.5 + random.uniform())
                totals[0][Int(first[row])] += weight
                totals[1][Int(second[row])] += weight
            }
        }

        var margins: [RakingMargin] {
            [RakingMargin(codes: first, totals: totals[0]), RakingMargin(codes: second, totals: totals[1])]
        }
    }

    /// The largest relative misfit of a margin, summed plainly.
    private func misfit(_ margin: RakingMargin, _ weights: [Double]) -> Double {
        var sums = [Double](repeating: 0, count: margin.totals.count)
        for (row, code) in margin.codes.enumerated() { sums[Int(code)] += weights[row] }
        return zip(sums, margin.totals).reduce(0) { $1.1 == 0 ? $0 : max($0, abs($1.0 - $1.1) / $1.1) }
    }

    @Test("Margins are met: of few categories, and of so many that most cells are empty", arguments: [4, 400])
    func margins(_ categories: Int) throws {
        let sample = Sample(count: 5_000, categories: categories)
        let solution = try RakingProblem(weights: sample.weights, margins: sample.margins).solve(
            CalibrationControl(tolerance: 1e-9, maximumIterations: 2_000))
        let weights = product(sample.weights, solution.factors)
        for margin in sample.margins { #expect(misfit(margin, weights) < 1.1e-9) }
        #expect(solution.cellCount == Set(zip(sample.first, sample.second).map { $0 * 1_000 + $1 }).count)
    }

    @Test("A factor is a product of one factor a category of each margin")
    func products() throws {
        let sample = Sample(count: 5_000, categories: 4)
        let factors = try RakingProblem(weights: sample.weights, margins: sample.margins).solve().factors
        var cells = [Double](repeating: .nan, count: 16)
        for row in factors.indices { cells[Int(sample.first[row]) * 4 + Int(sample.second[row])] = factors[row] }
        for row in 1..<4 {
            for column in 1..<4 {
                let ratio = cells[row * 4 + column] * cells[0] / (cells[row * 4] * cells[column])
                #expect(abs(ratio - 1) < 1e-12)
            }
        }
    }

    @Test("The order of rows and of margins changes nothing, nor a factor common to weights and totals")
    func invariance() throws {
        let sample = Sample(count: 2_000, categories: 5)
        let tight = CalibrationControl(tolerance: 1e-12)
        let factors = try RakingProblem(weights: sample.weights, margins: sample.margins).solve(tight).factors
        let reversed = try RakingProblem(
            weights: sample.weights.reversed(),
            margins: sample.margins.reversed().map { RakingMargin(codes: $0.codes.reversed(), totals: $0.totals) }
        ).solve(tight).factors
        #expect(largestDeviation(reversed.reversed(), factors) < 1e-10)
        let scaled = try RakingProblem(
            weights: sample.weights.map { $0 * 1e9 },
            margins: sample.margins.map { RakingMargin(codes: $0.codes, totals: $0.totals.map { $0 * 1e9 }) }
        ).solve(tight).factors
        #expect(largestDeviation(scaled, factors) < 1e-12)
    }
}
