import Estimation
import FileFormats
import Frame
import LinearAlgebra
import Probability
import Survey
import TestSupport
import Testing

/// The designs whose weights R's survey 4.5 exported.
@Suite(
    "Replicate weights of the reference designs",
    .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct ReplicateReferenceTests {
    private func exported(_ name: String) throws -> (weights: Matrix, base: [Double]) {
        let frame = try CSVFile(path: Places.reference("data/repw_analysis_\(name).csv")).read().frame
        let columns = frame.columns.dropFirst().map { $0.doubles! }
        return (
            Matrix(rows: frame.rowCount, columns: columns.count, storage: columns.flatMap { $0 }),
            frame.columns[0].doubles!
        )
    }

    private func meta(_ id: String) throws -> (scale: Double, rscales: [Double], degrees: Double?) {
        let item = try #require(ReferenceCase.load("survey_replicates").first { $0.id == "meta_\(id)" })
        let values = Dictionary(uniqueKeysWithValues: item.results.map { ($0.part, $0.value.numbers) })
        return (values["scale"]![0], values["rscales"]!, values["degf"]?.first)
    }

    private func sample(_ name: String) throws -> ReplicateSample {
        let (file, declaration): (String, DesignDeclaration) =
            switch name {
            case "rclus1": ("apiclus1", .init(weights: "pw", clusters: ["dnum"], populationSizes: ["fpc"]))
            case "rstrat": ("apistrat", .init(weights: "pw", strata: ["stype"], populationSizes: ["fpc"]))
            case "rstrat0": ("apistrat", .init(weights: "pw", strata: ["stype"]))
            case "mboot": ("apiclus2", .init(clusters: ["dnum", "snum"], populationSizes: ["fpc1", "fpc2"]))
            default: ("scd", .init(strata: ["ESA"], clusters: ["ambulance"], nested: true))
            }
        let frame = try CSVFile(path: Places.reference("data/\(file).csv")).read().frame
        return try ReplicateSample(frame, declaration)
    }

    @Test(
        "Jackknives: the exported weights, scales and degrees of freedom", arguments: ["rclus1", "rstrat", "scd2jkn"])
    func jackknife(name: String) throws {
        let sample = try sample(name)
        let factors = try sample.design.replicateFactors(.jackknife)
        let ours = sample.analysisWeights(factors)
        let known = try exported(name)
        let largest = known.base.max()!
        #expect(largestDeviationOfColumns(ours, known.weights) < 1e-13 * largest)
        let meta = try meta(name)
        #expect(isClose(factors.scale, meta.scale, relative: 1e-14))
        #expect(disagreements(factors.rscales.sorted(), meta.rscales.sorted(), relative: 1e-14) == [])
        if let degrees = meta.degrees { #expect(Double(replicateRank(of: ours) - 1) == degrees) }
    }

    @Test("rstrat0: scales and degrees of freedom")
    func withReplacement() throws {
        let sample = try sample("rstrat0")
        let factors = try sample.design.replicateFactors(.jackknife)
        let meta = try meta("rstrat0")
        #expect(disagreements(factors.rscales.sorted(), meta.rscales.sorted(), relative: 1e-14) == [])
        #expect(Double(replicateRank(of: sample.analysisWeights(factors)) - 1) == meta.degrees)
    }

    @Test("Half-samples: the exported weights", arguments: [("scd2brr", 0), ("scd2fay", 0.3)])
    func balanced(name: String, fay: Double) throws {
        let sample = try sample("scd")
        let factors = try sample.design.replicateFactors(.balanced(fay: fay))
        #expect(largestDeviationOfColumns(sample.analysisWeights(factors), try exported(name).weights) < 1e-14)
        let meta = try meta(name)
        #expect(isClose(factors.scale, meta.scale, relative: 1e-14) && factors.rscales == meta.rscales)
    }

    @Test(
        "Degrees of freedom are the rank of the exported weights",
        arguments: ["rclus1", "rstrat", "bclus1", "sboot", "mboot"])
    func ranks(name: String) throws {
        #expect(Double(replicateRank(of: try exported(name).weights) - 1) == (try meta(name)).degrees)
    }

    @Test("The multistage bootstrap has the values R's has, unit by unit where one stage varies")
    func multistage() throws {
        let sample = try sample("mboot")
        let factors = try sample.design.replicateFactors(.bootstrap(.multistage), count: 100)
        #expect(factors.scale == 1 && factors.rscales == [Double](repeating: 1 / 99.0, count: 100))
        let ours = sample.analysisWeights(factors)
        let known = try exported("mboot").weights
        // The first row is a district with a single school, sampled whole.
        let values = { (matrix: Matrix) in Set((0..<100).map { (matrix[0, $0] * 1e9).rounded() }) }
        #expect(values(ours) == values(known) && values(known).count == 2)
    }

    @Test(
        "Bell–McCaffrey with the design's own covariance has the standard errors of svyglm(std.errors = \"Bell-McCaffrey\")"
    )
    func bellMcCaffrey() throws {
        let sample = try sample("rclus1")
        let types = try #require(sample.frame["stype"]).categories
        let names = types.codes.map { types.levels[Int($0)].code }
        let api99 = sample.frame["api99"]!.doubles!
        let columns = Matrix(rows: api99.count, columns: 4) { row, column in
            [1, api99[row], names[row] == "H" ? 1 : 0, names[row] == "M" ? 1 : 0][column]
        }
        let fit = try #require(
            BellMcCaffrey(
                columns: columns, outcome: sample.frame["api00"]!.doubles!, weights: sample.design.weights.values,
                units: sample.design.stages[0].units))
        let errors = sample.design.covariance(of: fit.unitTotals).diagonal.map { $0.squareRoot() }
        // As the package's own tests print them.
        #expect(disagreements(fit.coefficients, [99.85645, 0.90329, -19.38726, -18.15821], relative: 1e-5) == [])
        #expect(disagreements(errors, [18.02030, 0.02734, 5.43114, 6.07011], relative: 2e-4) == [])
        // Its summary has the smallest degrees of freedom of all: t = −3.570 has p = 0.01452.
        let p = StudentT(degreesOfFreedom: fit.degreesOfFreedom.min()!).upperTail(3.570) * 2
        #expect(isClose(p, 0.01452, relative: 1e-3), "\(p)")
    }
}
