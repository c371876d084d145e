import Estimation
import FileFormats
import Frame
import Survey
import TestSupport
import Testing

/// The `w_…` cases of `survey_calibration`: weights of postStratify, rake, calibrate and trimWeights on R's API samples.
@Suite("Reference: adjusted weights of R survey")
struct ReferenceWeightTests {
    static let cases = ReferenceCase.load("survey_calibration").filter { $0.id.hasPrefix("w_") }

    private static let types = PopulationMargin("stype", [("E", 4421), ("H", 755), ("M", 1018)])
    private static let wide = PopulationMargin("sch.wide", [("No", 1072), ("Yes", 5122)])
    private static let scores: [CalibrationTarget] = [.margin(types), .total(variable: "api99", total: 3_914_069)]

    /// How many schools of the population met their target, by counting its file.
    private static func improvement() throws -> PopulationMargin {
        let column = try CSVFile(path: Places.reference("data/apipop.csv")).read().frame["comp.imp"]!.categories
        return PopulationMargin(
            "comp.imp",
            column.levels.indices.map { level in
                (column.levels[level].code, Double(column.codes.count { $0 == Int32(level) }))
            })
    }

    private func adjust(_ method: String, _ weighting: Weighting, cluster: String) throws -> AdjustedWeights? {
        let tight = CalibrationControl(tolerance: 1e-12)
        switch method {
        case "ps": return try weighting.postStratified(to: Self.types)
        case "rake": return try weighting.raked(to: [Self.types, Self.wide], control: tight)
        case "rake3":
            return try weighting.raked(to: [Self.types, Self.wide, try Self.improvement()], control: tight)
        case "greg": return try weighting.calibrated(to: [.margin(Self.types)])
        case "greg_api": return try weighting.calibrated(to: Self.scores)
        case "greg_rak": return try weighting.calibrated(to: Self.scores, distance: .raking)
        case "greg_logit":
            let bounds = CalibrationBounds.factors(lower: 0.4, upper: 2.5)
            return try weighting.calibrated(to: Self.scores, distance: .logit, bounds: bounds)
        case "greg_bound":
            return try weighting.calibrated(to: Self.scores, bounds: .factors(lower: 0.5, upper: 1.9))
        case "greg_sinh": return try weighting.calibrated(to: Self.scores, distance: .hyperbolicSine)
        case "agg": return try weighting.calibrated(to: [.margin(Self.types)], clusters: [cluster])
        case "trim", "trim_strict":
            let stratified = try weighting.with(try weighting.postStratified(to: Self.types))
            // Of 126 schools none weighs more than 45: R gives up what they cannot take of 6194.
            return try stratified.trimmed(
                WeightTrimming(
                    lower: .value(20), upper: .value(45), isStrict: method == "trim_strict", losesWeight: true))
        default: return nil
        }
    }

    /// Closed forms agree to 1e-10; what R iterates, to what it was asked for.
    private static let iterated: [String: Double] = [
        "rake": 1e-9, "rake3": 1e-9, "greg_rak": 1e-10, "greg_logit": 1e-10, "greg_bound": 1e-10, "greg_sinh": 1e-10,
    ]

    @Test("Weights agree with R's", .enabled(if: Places.hasReference, "\(Places.noReference)"), arguments: cases)
    func agreement(_ reference: ReferenceCase) throws {
        let parts = reference.id.split(separator: "_", maxSplits: 2).map(String.init)
        let study = try #require(try ReferenceStudy.named(parts[1], case: reference.id))
        // Without clusters every school is one.
        var frame = study.frame
        frame.set(Column(name: "row", values: .integer(IntegerValues((0..<Int32(frame.rowCount)).map { $0 }))))
        let cluster = parts[1] == "dstrat" ? "row" : "dnum"
        let weighting = try Weighting(study.design.weights.values, in: frame)
        let adjusted = try #require(try adjust(parts[2], weighting, cluster: cluster), "\(parts[2])")
        let expected = try #require(reference.results.first { $0.part == "weights" }).value.numbers
        #expect(expected.count == adjusted.weights.count)
        let deviation = zip(adjusted.weights, expected).reduce(0) { max($0, abs($1.0 - $1.1) / abs($1.1)) }
        #expect(deviation < Self.iterated[parts[2]] ?? 1e-10)
    }

    @Test("All cases are there", .enabled(if: Places.hasReference, "\(Places.noReference)"))
    func count() { #expect(Self.cases.count >= 25) }
}
