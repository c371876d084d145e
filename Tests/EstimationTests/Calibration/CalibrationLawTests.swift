import Estimation
import Glibc
import LinearAlgebra
import Probability
import RowBlocks
import Testing

/// What must hold of every distance, whatever the data.
@Suite("Laws of calibration")
struct CalibrationLawTests {
    /// Rows with two categories and two numbers, and totals that some positive weights would give.
    private struct Sample {
        var weights: [Double] = []
        var first: [Int32] = []
        var second: [Int32] = []
        var numbers: [[Double]] = [[], []]
        var totals = [Double](repeating: 0, count: 9)

        init(count: Int, seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            for _ in 0..<count {
                weights.append(random.uniform() < 0.02 ? 0 : 5 + 20 * random.uniform())
                first.append(Int32.random(in: 0...3, using: &random))
                second.append(Int32.random(in: -1...1, using: &random))
                numbers[0].append(40 + 10 * random.normal())
                numbers[1].append(random.normal())
            }
            for row in 0..<count {
                let weight = weights[row] * (0.9 + 0.05 * Double(first[row]) + 0.05 * random.uniform())
                totals[Int(first[row])] += weight
                if second[row] >= 0 { totals[4 + Int(second[row])] += weight }
                totals[6] += weight * numbers[0][row]
                totals[7] += weight * numbers[1][row]
            }
            totals.removeLast()
        }

        func problem(
            _ distance: CalibrationDistance, bounds: CalibrationBounds = .none, order: [Int]? = nil, scale: Double = 1
        ) -> CalibrationProblem {
            let order = order ?? Array(weights.indices)
            return CalibrationProblem(
                weights: order.map { weights[$0] * scale },
                auxiliaries: [
                    .levels(codes: order.map { first[$0] }, count: 4),
                    .levels(codes: order.map { second[$0] }, count: 2), .values(order.map { numbers[0][$0] }),
                    .values(order.map { numbers[1][$0] }),
                ],
                totals: totals.map { $0 * scale }, distance: distance,
                bounds: distance == .logit && bounds == .none ? .factors(lower: 0.3, upper: 2.5) : bounds)
        }
    }

    /// |Σ d g x − t| / |t| of every column, the largest, summed anew in doubled steps.
    private func misfit(_ problem: CalibrationProblem, _ factors: [Double]) -> Double {
        var largest = 0.0
        var column = 0
        func compare(_ value: (Int) -> Double) {
            // Pairs of sums in halves, which loses fewer digits than one after another.
            var terms = factors.indices.map { problem.weights[$0] * factors[$0] * value($0) }
            while terms.count > 1 {
                terms = stride(from: 0, to: terms.count, by: 2).map {
                    terms[$0] + ($0 + 1 < terms.count ? terms[$0 + 1] : 0)
                }
            }
            largest = max(largest, abs(terms[0] - problem.totals[column]) / abs(problem.totals[column]))
            column += 1
        }
        for auxiliary in problem.auxiliaries {
            switch auxiliary {
            case .values(let values): compare { values[$0] }
            case .levels(let codes, let count):
                for level in 0..<Int32(count) { compare { codes[$0] == level ? 1 : 0 } }
            }
        }
        return largest
    }

    @Test("F(0) = 1, and weights that fit already stay as they are", arguments: CalibrationDistance.allCases)
    func identity(_ distance: CalibrationDistance) throws {
        let sample = Sample(count: 300, seed: 1)
        let problem = sample.problem(distance)
        let fitted = try problem.solve()
        let again = CalibrationProblem(
            weights: product(problem.weights, fitted.factors), auxiliaries: problem.auxiliaries, totals: problem.totals,
            distance: distance, bounds: problem.bounds)
        #expect(largestDeviation(try again.solve().factors, [Double](repeating: 1, count: 300)) < 1e-9)
    }

    @Test("Linear calibration meets its totals to 1e-12", arguments: [50, 3_000, 70_000])
    func linearMargins(_ count: Int) throws {
        let problem = Sample(count: count, seed: 2).problem(.linear)
        let solution = try problem.solve()
        #expect(misfit(problem, solution.factors) < 1e-12)
        #expect(solution.iterations == 1)
    }

    @Test("Every distance meets its totals to its tolerance", arguments: CalibrationDistance.allCases)
    func margins(_ distance: CalibrationDistance) throws {
        let problem = Sample(count: 3_000, seed: 3).problem(distance)
        let solution = try problem.solve(CalibrationControl(tolerance: 1e-9))
        #expect(solution.isConverged)
        #expect(misfit(problem, solution.factors) < 1.1e-9)
    }

    @Test(
        "Solutions are stationary: the derivative of the distance is linear in x",
        arguments: CalibrationDistance.allCases)
    func stationary(_ distance: CalibrationDistance) throws {
        let sample = Sample(count: 500, seed: 4)
        let problem = sample.problem(distance)
        let solution = try problem.solve(CalibrationControl(tolerance: 1e-12))
        for row in 0..<500 where sample.weights[row] > 0 {
            let g = solution.factors[row]
            let derivative =
                switch distance {
                case .linear: g - 1
                case .raking: log(g)
                case .logit: (log((g - 0.3) / 0.7) - log((2.5 - g) / 1.5)) * 0.7 * 1.5 / 2.2
                case .hyperbolicSine: sinh(g - 1 / g) / 2
                }
            var predictor = solution.multipliers[Int(sample.first[row])]
            if sample.second[row] >= 0 { predictor += solution.multipliers[4 + Int(sample.second[row])] }
            predictor += solution.multipliers[6] * sample.numbers[0][row]
            predictor += solution.multipliers[7] * sample.numbers[1][row]
            #expect(abs(derivative - predictor) < 1e-9)
        }
    }

    @Test("Bounds hold, and totals too", arguments: CalibrationDistance.allCases)
    func bounds(_ distance: CalibrationDistance) throws {
        let bounds = CalibrationBounds.factors(lower: 0.9, upper: 1.1)
        let problem = Sample(count: 3_000, seed: 5).problem(distance, bounds: bounds)
        let solution = try problem.solve()
        #expect(misfit(problem, solution.factors) < 1e-9)
        #expect(solution.factors.min()! >= 0.9 && solution.factors.max()! <= 1.1)
    }

    @Test(
        "The order of rows changes nothing, nor a factor common to weights and totals",
        arguments: CalibrationDistance.allCases)
    func invariance(_ distance: CalibrationDistance) throws {
        let sample = Sample(count: 2_000, seed: 6)
        let factors = try sample.problem(distance).solve().factors
        var random = SeededGenerator(seed: 9)
        let order = Array(0..<2_000).shuffled(using: &random)
        let shuffled = try sample.problem(distance, order: order).solve().factors
        #expect(largestDeviation(shuffled, order.map { factors[$0] }) < 1e-9)
        let scaled = try sample.problem(distance, scale: 1e6).solve().factors
        #expect(largestDeviation(scaled, factors) < 1e-9)
    }

    @Test("The number of cores changes no bit", arguments: CalibrationDistance.allCases)
    func threads(_ distance: CalibrationDistance) throws {
        let problem = Sample(count: 20_000, seed: 7).problem(distance)
        let one = try Workers.$limit.withValue(1) { try problem.solve() }
        let all = try problem.solve()
        #expect(one == all)
    }

    @Test("Categories by cells and by rows give the same")
    func cells() throws {
        let sample = Sample(count: 4_000, seed: 8)
        func problem(_ scales: [Double]) -> CalibrationProblem {
            CalibrationProblem(
                weights: sample.weights,
                auxiliaries: [.levels(codes: sample.first, count: 4), .levels(codes: sample.second, count: 2)],
                totals: Array(sample.totals.prefix(6)), distance: .raking, scales: scales)
        }
        let byCell = try problem([]).solve().factors
        let byRow = try problem([Double](repeating: 1, count: 4_000)).solve().factors
        #expect(largestDeviation(byCell, byRow) < 1e-10)
    }

    @Test(
        "Far totals are reached: a sample scaled up a millionfold",
        arguments: [CalibrationDistance.raking, .hyperbolicSine])
    func far(_ distance: CalibrationDistance) throws {
        let sample = Sample(count: 500, seed: 10)
        let factor = distance == .raking ? 1e6 : 8
        let problem = CalibrationProblem(
            weights: sample.weights, auxiliaries: [.levels(codes: sample.first, count: 4)],
            totals: sample.totals.prefix(4).map { $0 * factor }, distance: distance)
        #expect(misfit(problem, try problem.solve().factors) < 1e-9)
    }
}
