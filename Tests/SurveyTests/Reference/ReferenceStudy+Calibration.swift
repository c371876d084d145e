import Estimation
import FileFormats
import Frame
import Survey
import TestSupport

/// The calibrated designs of the reference files: `g`, as the end of a case's name says.
extension ReferenceStudy {
    static func calibrated(case id: String) throws -> ReferenceStudy? {
        for name in ["dclus1", "dclus2", "dstrat"] {
            guard let range = id.firstRange(of: "_\(name)_") else { continue }
            let kind = String(id[range.upperBound...])
            return try named(name, case: id)?.adjusted(by: try steps(kind, clusters: name == "dstrat" ? [] : ["dnum"]))
        }
        return nil
    }

    /// The same rows with adjusted weights.
    func adjusted(by steps: [WeightingStep]) throws -> ReferenceStudy {
        var study = self
        study.design = try design.adjusted(by: steps, in: frame)
        return study
    }

    static let schoolTypes = PopulationMargin("stype", [("E", 4421), ("H", 755), ("M", 1018)])
    static let schoolWide = PopulationMargin("sch.wide", [("No", 1072), ("Yes", 5122)])

    private static func steps(_ kind: String, clusters: [String]) throws -> [WeightingStep] {
        let post = WeightingStep.postStratified(schoolTypes, isPartial: false)
        let typesAndScore: [CalibrationTarget] = [.margin(schoolTypes), .total(variable: "api99", total: 3_914_069)]
        func trim(_ isStrict: Bool) -> WeightingStep {
            .trimmed(
                WeightTrimming(lower: .value(20), upper: .value(45), isStrict: isStrict, losesWeight: true), within: [])
        }
        func calibrate(
            _ targets: [CalibrationTarget], _ distance: CalibrationDistance = .linear,
            _ bounds: CalibrationBounds = .none, clusters: [String] = []
        ) -> [WeightingStep] {
            [.calibrated(targets, distance: distance, bounds: bounds, clusters: clusters)]
        }
        switch kind {
        case "ps": return [post]
        case "rake": return [.raked([schoolTypes, schoolWide])]
        case "rake3": return [.raked([schoolTypes, schoolWide, try comparable()])]
        case "greg": return calibrate([.margin(schoolTypes)])
        case "greg_api": return calibrate(typesAndScore)
        case "greg_rak": return calibrate(typesAndScore, .raking)
        case "greg_logit": return calibrate(typesAndScore, .logit, .factors(lower: 0.4, upper: 2.5))
        case "greg_bound": return calibrate(typesAndScore, .linear, .factors(lower: 0.5, upper: 1.9))
        case "greg_sinh": return calibrate(typesAndScore, .hyperbolicSine)
        case "trim": return [post, trim(false)]
        case "trim_strict": return [post, trim(true)]
        case "agg": return calibrate([.margin(schoolTypes)], clusters: clusters)
        default: throw NotCovered(reason: "calibration \(kind)")
        }
    }

    /// The population's schools by whether they met the comparable improvement target.
    private static func comparable() throws -> PopulationMargin {
        let column = try CSVFile(path: Places.reference("data/apipop.csv")).read().frame["comp.imp"]!.categories
        return PopulationMargin(
            "comp.imp",
            column.levels.indices.map { level in
                (column.levels[level].code, Double(column.codes.count { $0 == Int32(level) }))
            })
    }
}
