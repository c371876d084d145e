import Estimation
import Testing

/// What calibration, raking and post-stratification refuse, as data and in words.
@Suite("Errors of calibration")
struct CalibrationErrorTests {
    private let codes: [Int32] = [0, 0, 1, 1, 2, 2]
    private let other: [Int32] = [0, 1, 0, 1, 0, 1]
    private let ones = [Double](repeating: 1, count: 6)

    private func error(_ body: () throws -> Void) -> CalibrationError? {
        do { try body() } catch { return error as? CalibrationError }
        return nil
    }

    private func calibrate(
        _ auxiliaries: [CalibrationAuxiliary], _ totals: [Double], _ distance: CalibrationDistance = .linear,
        bounds: CalibrationBounds = .none, weights: [Double]? = nil
    ) -> CalibrationError? {
        error {
            _ = try CalibrationProblem(
                weights: weights ?? ones, auxiliaries: auxiliaries, totals: totals, distance: distance, bounds: bounds
            ).solve()
        }
    }

    @Test func invalidNumbers() {
        let levels = CalibrationAuxiliary.levels(codes: codes, count: 3)
        #expect(calibrate([levels], [4, 4, 4], weights: [1, 1, -2, 1, 1, 1]) == .invalidWeight(row: 2, value: -2))
        #expect(calibrate([levels], [4, .infinity, 4]) == .invalidTotal(column: 1, value: .infinity))
        let values = CalibrationAuxiliary.values([1, 2, .infinity, 4, 5, 6])
        #expect(calibrate([values], [30]) == .invalidValue(auxiliary: 0, row: 2, value: .infinity))
        // Nobody asks for values of a row of no weight.
        #expect(calibrate([values], [30], weights: [1, 1, 0, 1, 1, 1]) == nil)
        #expect(
            calibrate([levels], [4, 4, 4], .logit)
                == .invalidBounds(distance: .logit, row: nil, lower: -.infinity, upper: .infinity))
        #expect(
            calibrate([levels], [4, 4, 4], bounds: .factors(lower: 2, upper: 1))
                == .invalidBounds(distance: .linear, row: nil, lower: 2, upper: 1))
    }

    @Test("Columns that are combinations of others: named when totals agree, refused when they do not")
    func aliased() throws {
        let auxiliaries: [CalibrationAuxiliary] = [.levels(codes: codes, count: 3), .levels(codes: other, count: 2)]
        let solution = try CalibrationProblem(weights: ones, auxiliaries: auxiliaries, totals: [3, 3, 4, 4, 6]).solve()
        #expect(solution.aliased == [4])
        #expect(solution.largestMisfit < 1e-12)
        guard
            case .contradiction(let column, let others, let total, let implied)? = calibrate(
                auxiliaries, [3, 3, 4, 4, 7])
        else {
            Issue.record("contradictory totals were accepted")
            return
        }
        #expect(column == 4 && others == [0, 1, 2, 3] && total == 7)
        #expect(abs(implied - 6) < 1e-12)
    }

    @Test("A total without any row of positive weight")
    func empty() {
        let levels = CalibrationAuxiliary.levels(codes: codes, count: 4)
        #expect(calibrate([levels], [2, 2, 2, 1]) == .emptyColumn(column: 3, total: 1))
        #expect(calibrate([levels], [2, 2, 2, 0]) == nil)
        #expect(calibrate([levels], [2, 2, 2, 0], weights: [1, 1, 1, 1, 0, 0]) == .emptyColumn(column: 2, total: 2))
    }

    @Test("Totals out of reach: an error that says how far bounds go, or the nearest by force")
    func outOfReach() throws {
        let levels = CalibrationAuxiliary.levels(codes: codes, count: 3)
        let bounds = CalibrationBounds.factors(lower: 0.5, upper: 1.5)
        for distance in CalibrationDistance.allCases {
            guard
                case .notReached(let column, let total, let reached, let lowest, let highest, _)? = calibrate(
                    [levels], [2, 2.5, 6], distance, bounds: bounds)
            else {
                Issue.record("\(distance) reached what cannot be reached")
                return
            }
            #expect(column == 2 && total == 6 && lowest == 1 && highest == 3)
            #expect(abs(reached - 3) < 1e-3)
            let forced = try CalibrationProblem(
                weights: ones, auxiliaries: [levels], totals: [2, 2.5, 6], distance: distance, bounds: bounds
            ).solve(CalibrationControl(force: true))
            #expect(!forced.isConverged && forced.worstColumn == 2)
            #expect(abs(forced.largestMisfit - 0.5) < 1e-3)
        }
    }

    @Test("Bounds of rows that no factor of their cluster can keep")
    func clusterBounds() {
        let bounds = CalibrationBounds.weights([1, 10, 1, 1, 1, 1], lower: 2, upper: 5)
        let problem = CalibrationProblem(
            weights: [1, 10, 1, 1, 1, 1], auxiliaries: [.intercept(rowCount: 6)], totals: [20], bounds: bounds,
            clusters: SummationUnits(codes: codes, count: 3))
        #expect(throws: CalibrationError.invalidBounds(distance: .linear, row: 0, lower: 2, upper: 0.5)) {
            try problem.solve()
        }
    }

    private func rake(_ margins: [RakingMargin], weights: [Double]? = nil) -> CalibrationError? {
        error { _ = try RakingProblem(weights: weights ?? ones, margins: margins).solve() }
    }

    @Test func margins() {
        let good = RakingMargin(codes: other, totals: [5, 5])
        func cell(_ category: Int) -> MarginCell { MarginCell(margin: 1, category: category) }
        #expect(rake([good, RakingMargin(codes: codes, totals: [3, 3, 4])]) == nil)
        #expect(
            rake([good, RakingMargin(codes: codes, totals: [3, 3, 5])]) == .differentSums(margin: 1, sum: 11, first: 10)
        )
        #expect(
            rake([good, RakingMargin(codes: codes, totals: [3, 3, .nan])])
                == .categoriesWithoutTotal(cells: [cell(2)], counts: [2]))
        #expect(
            rake([good, RakingMargin(codes: codes, totals: [3, 3, 3, 1])])
                == .emptyCategories(cells: [cell(3)], totals: [1]))
        #expect(
            rake([good, RakingMargin(codes: codes, totals: [5, 0, 5])]) == .zeroTotals(cells: [cell(1)], counts: [2]))
        #expect(
            rake([good, RakingMargin(codes: codes, totals: [5, -1, 6])])
                == .invalidMarginTotal(cell: cell(1), value: -1))
        #expect(
            rake([good, RakingMargin(codes: [0, 0, 1, 1, -1, 2], totals: [3, 3, 4])])
                == .rowsWithoutCategory(margin: 1, count: 1, first: 4))
        // A row of no weight needs no category.
        #expect(
            rake([good, RakingMargin(codes: [0, 0, 1, 1, -1, 2], totals: [3, 3, 4])], weights: [1, 1, 1, 1, 0, 1])
                == nil)
    }

    @Test("Margins that exclude each other, because cells are empty")
    func exclusive() throws {
        // Category 0 of one is category 0 of the other, always.
        let margins = [
            RakingMargin(codes: [0, 0, 0, 1, 1, 1], totals: [6, 4]),
            RakingMargin(codes: [0, 0, 0, 1, 1, 1], totals: [5, 5]),
        ]
        guard case .rakingNotReached(_, _, _, let cycles)? = rake(margins) else {
            Issue.record("margins that exclude each other were met")
            return
        }
        #expect(cycles == 200)
        let forced = try RakingProblem(weights: ones, margins: margins).solve(CalibrationControl(force: true))
        #expect(!forced.isConverged && forced.largestMisfit > 0.1)
    }

    @Test func words() {
        let cell = MarginCell(margin: 0, category: 2)
        #expect(
            "\(CalibrationError.emptyCategories(cells: [cell], totals: [120]))"
                == "margin 1, category 3: the total is 120.0, but no row of positive weight is there. Merge it with a "
                + "similar category.")
        #expect(
            "\(CalibrationError.differentSums(margin: 1, sum: 11, first: 10))"
                == "margin 2: its totals add up to 11.0, those of margin 1 to 10.0. All margins describe one population; "
                + "scale them to one size.")
    }
}
