import Estimation
import FileFormats
import Frame
import Survey
import SurveyData
import TestSupport

/// The replicate designs of the reference files, with the weights R exported.
extension ReferenceStudy {
    /// Whether `name` is a design of replicates.
    static func isReplicated(_ name: String) -> Bool {
        ["rclus1", "rclus1mse", "rstrat", "rstrat0", "bclus1", "sboot", "mboot"].contains(name)
            || name.hasPrefix("scd2") || name == "scdrep" || name.hasPrefix("d_")
    }

    /// Five units of three strata, with sizes or fractions of the population.
    static func smallPopulation(_ id: String) throws -> ReferenceStudy {
        try ReferenceStudy(
            file: "fpc",
            declaration: .init(
                weights: "weight", strata: ["stratid"], clusters: ["psuid"],
                populationSizes: [id == "fpc_num" ? "Nh" : "fraction"], nested: true)
        ) { frame in
            let place = SourcePosition(file: "reference", line: 1)
            frame.set(try Expression("nh / Nh", at: place).column(named: "fraction", label: nil, in: frame))
        }
    }

    static func replicated(_ name: String) throws -> ReferenceStudy? {
        switch name {
        case "rclus1": return try made(.jackknife, of: "dclus1")
        case "rclus1mse": return try made(.jackknife, of: "dclus1", isCentredAtEstimate: true)
        case "rstrat": return try made(.jackknife, of: "dstrat")
        case "rstrat0": return try made(.jackknife, of: "dstrat0")
        case "nj": return try made(.jackknife, of: "dnh")?.restricted(to: "!is.na(HI_CHOL)")
        case "bclus1": return try exported("bclus1", of: "apiclus1", .bootstrap, scale: 0.010822510822510822)
        case "sboot": return try exported("sboot", of: "apistrat", .bootstrap)
        case "mboot":
            return try exported(
                "mboot", of: "apiclus2", .bootstrap, scale: 1, scales: [Double](repeating: 1.0 / 99, count: 100))
        case "scd2brr": return try exported("scd2brr", of: "scd", .balancedHalfSamples)
        case "scd2fay": return try exported("scd2fay", of: "scd", .fay, fay: 0.3)
        case "scd2jkn": return try made(.jackknife, of: "scdnofpc")
        case "scdrep": return try exported("scdrep", of: "scd", .balancedHalfSamples)
        case "d_sdr", "d_sdr_nomse": return try given(.successiveDifferences)
        case "d_acs": return try given(.successiveDifferences, isCentredAtEstimate: true)
        case "d_other":
            return try given(
                .other, scale: 4.0 / 80, scales: [Double](repeating: 1, count: 80), isCentredAtEstimate: true)
        case "d_boot": return try given(.bootstrap)
        case "d_jk1": return try given(.jackknife)
        case "d_jk2": return try given(.pairedJackknife)
        case "d_jkn": return try given(.stratifiedJackknife, scales: [Double](repeating: 0.9, count: 80))
        case "d_fay": return try given(.fay, fay: 0.3)
        case "d_brr": return try given(.balancedHalfSamples)
        default: return nil
        }
    }

    /// Replicates made here.
    private static func made(
        _ method: ReplicateMethod, of name: String, isCentredAtEstimate: Bool = false
    ) throws -> ReferenceStudy? {
        guard var study = try named(name, case: "") else { return nil }
        study.design = try study.design.replicated(method, isCentredAtEstimate: isCentredAtEstimate)
        return study
    }

    /// Weights R made from a design.
    private static func exported(
        _ weights: String, of data: String, _ kind: ReplicateKind, fay: Double? = nil, scale: Double? = nil,
        scales: [Double] = [], df: Double? = nil, isCentredAtEstimate: Bool = false
    ) throws -> ReferenceStudy {
        let table = try CSVFile(path: Places.reference("data/repw_analysis_\(weights).csv")).read().frame
        return try ReferenceStudy(
            file: data,
            declaration: .init(
                weights: "base",
                replicates: .init(
                    .variables(Array(table.names.dropFirst()), areFactors: false), kind: kind, fay: fay, scale: scale,
                    scales: scales, isCentredAtEstimate: isCentredAtEstimate, degreesOfFreedom: df))
        ) { frame in
            for column in table.columns { frame.set(column) }
            if data != "scd" { try addIndicators(&frame) }
        }
    }

    /// The eighty successive-difference weights of the simple random sample, read as each kind.
    private static func given(
        _ kind: ReplicateKind, fay: Double? = nil, scale: Double? = nil, scales: [Double] = [],
        isCentredAtEstimate: Bool = false
    ) throws -> ReferenceStudy {
        let table = try CSVFile(path: Places.reference("data/sdr_repw_apisrs.csv")).read().frame
        return try ReferenceStudy(
            file: "apisrs",
            declaration: .init(
                weights: "pw",
                replicates: .init(
                    .variables(table.names, areFactors: false), kind: kind, fay: fay, scale: scale, scales: scales,
                    isCentredAtEstimate: isCentredAtEstimate))
        ) { frame in
            for column in table.columns { frame.set(column) }
            try addIndicators(&frame)
        }
    }
}
