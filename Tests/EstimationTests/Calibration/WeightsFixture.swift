import Estimation
import TestSupport

/// The sample of `Tests/Fixtures/weights`, as numbers.
struct WeightsFixture {
    let weights: [Double]
    let region: [Int32]
    let sex: [Int32]
    let school: [Int32]
    let age: [Double]
    let size: [Double]
    let clusters: SummationUnits
    let status: [ResponseStatus]
    let propensity: [Double]
    let expected: FixtureNumbers

    static let regionTotals = [3300.0, 1500, 2200]
    static let sexTotals = [2600.0, 4400]
    static let schoolTotals = [3000.0, 2100, 1500, 400]
    /// Intercept, east, south, boy, age.
    static let totals = [7000.0, 1500, 2200, 4400, 75000]

    init() throws {
        let lines = try Places.text(Places.fixture("weights/data.csv")).split(separator: "\n").map {
            $0.split(separator: ",").map(String.init)
        }
        func texts(_ name: String) -> [String] {
            let place = lines[0].firstIndex(of: name)!
            return lines.dropFirst().map { $0[place] }
        }
        func codes(_ name: String, _ levels: [String]) -> [Int32] {
            texts(name).map { Int32(levels.firstIndex(of: $0)!) }
        }
        func numbers(_ name: String) -> [Double] { texts(name).map { Double($0)! } }
        weights = numbers("weight")
        region = codes("region", ["north", "east", "south"])
        sex = codes("sex", ["girl", "boy"])
        school = codes("school", ["day", "boarding", "none", "other"])
        age = numbers("age")
        size = numbers("size")
        clusters = SummationUnits(codes: numbers("cluster").map { Int32($0) - 1 }, count: 30)
        let kinds = ["respondent", "nonRespondent", "ineligible", "unknown"]
        status = codes("response", kinds).map { ResponseStatus(rawValue: UInt8($0))! }
        propensity = numbers("propensity")
        expected = try FixtureNumbers("weights")
    }

    /// An intercept, and indicators of all categories but the first, as R codes them.
    var auxiliaries: [CalibrationAuxiliary] {
        [
            .intercept(rowCount: weights.count), .levels(codes: region.map { $0 - 1 }, count: 2),
            .levels(codes: sex.map { $0 - 1 }, count: 1), .values(age),
        ]
    }

    func problem(
        _ distance: CalibrationDistance, bounds: CalibrationBounds = .none, scales: [Double] = []
    ) -> CalibrationProblem {
        CalibrationProblem(
            weights: weights, auxiliaries: auxiliaries, totals: Self.totals, distance: distance, bounds: bounds,
            scales: scales)
    }
}

/// The largest relative difference of two vectors of positive numbers, or NaN when their lengths differ.
func largestDeviation(_ numbers: [Double], _ expected: [Double]) -> Double {
    guard numbers.count == expected.count else { return .nan }
    return zip(numbers, expected).reduce(0) { largest, pair in
        let difference = abs(pair.0 - pair.1)
        guard difference.isFinite else { return .infinity }
        return max(largest, difference / max(abs(pair.1), 1e-300))
    }
}

func product(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
