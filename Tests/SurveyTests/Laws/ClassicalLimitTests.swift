import Estimation
import Formula
import Frame
import Glibc
import LinearAlgebra
import Survey
import TestSupport
import Testing

/// Where the design is simple random sampling, design-based results are the textbook's.
@Suite("Classical limits")
struct ClassicalLimitTests {
    let values: [Double] = [3.1, 4.7, 5.0, 2.2, 8.9, 7.4, 6.6, 5.1, 4.4, 9.0, 1.3, 6.2]

    private func design(_ columns: [String: [Double]], _ declaration: DesignDeclaration = .init()) throws -> (
        SurveyDesign, DataFrame
    ) {
        let rowCount = columns.values.first?.count ?? 0
        var frame = DataFrame(rowCount: rowCount)
        for (name, values) in columns { frame.set(Column(name: name, values: .numeric(values))) }
        return (try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }, frame)
    }

    @Test("The standard error of a mean is s/√n")
    func meanOfSimpleRandomSample() throws {
        let (design, _) = try design(["y": values])
        let estimate = design.means(of: [NumericVariable("y", values)], by: GroupIndex(allRows: values.count))
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let s = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
        #expect(isClose(estimate.values[0], mean, relative: 1e-15))
        #expect(isClose(estimate.standardErrors[0], s / n.squareRoot(), relative: 1e-14))
        #expect(estimate.degreesOfFreedom == n - 1)
        #expect(
            isClose(
                design.meanDesignEffects(
                    of: [NumericVariable("y", values)], by: GroupIndex(allRows: values.count), withReplacement: true)[
                        0], 1, relative: 1e-13))
    }

    @Test("A finite population shrinks it by √(1 − n/N), to nothing in a census")
    func finitePopulation() throws {
        let n = Double(values.count)
        for population in [24.0, n] {
            let (design, _) = try design(
                ["y": values, "N": values.map { _ in population }], .init(populationSizes: ["N"]))
            let (infinite, _) = try self.design(["y": values])
            let y = [NumericVariable("y", values)]
            let error = design.means(of: y, by: GroupIndex(allRows: values.count)).standardErrors[0]
            let without = infinite.means(of: y, by: GroupIndex(allRows: values.count)).standardErrors[0]
            #expect(isClose(error, without * (1 - n / population).squareRoot(), relative: 1e-13, absolute: 1e-15))
        }
    }

    @Test("Weights follow from population sizes: Π N/n")
    func weightsFromPopulation() throws {
        let (design, _) = try design(
            ["unit": [1, 1, 2, 2, 2], "N1": [10, 10, 10, 10, 10], "id": [1, 2, 3, 4, 5], "N2": [4, 4, 9, 9, 9]],
            .init(clusters: ["unit", "id"], populationSizes: ["N1", "N2"]))
        #expect(disagreements(design.weights.values, [10, 10, 15, 15, 15], relative: 1e-14) == [])
    }

    @Test("Two stages: the variance of a total by hand")
    func twoStages() throws {
        // Two of 4 units; within them two of 6 and three of 9 elements.
        let y: [Double] = [3, 5, 2, 4, 9]
        let (design, _) = try design(
            ["unit": [1, 1, 2, 2, 2], "N1": [4, 4, 4, 4, 4], "id": [1, 2, 3, 4, 5], "N2": [6, 6, 9, 9, 9], "y": y],
            .init(clusters: ["unit", "id"], populationSizes: ["N1", "N2"]))
        let total = design.totals(of: [NumericVariable("y", y)], by: GroupIndex(allRows: 5))
        // Expanded totals of the units: (4/2)·(6/2)·8 and (4/2)·(9/3)·15.
        let units = [2.0 * 3 * 8, 2.0 * 3 * 15]
        let unitMean = (units[0] + units[1]) / 2
        let first = (1 - 2.0 / 4) * 2 / 1 * units.reduce(0) { $0 + ($1 - unitMean) * ($1 - unitMean) }
        func within(_ values: [Double], of size: Double) -> Double {
            let n = Double(values.count)
            let expanded = values.map { 2 * (size / n) * $0 }
            let mean = expanded.reduce(0, +) / n
            return (2.0 / 4) * (1 - n / size) * n / (n - 1) * expanded.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        let variance = first + within([3, 5], of: 6) + within([2, 4, 9], of: 9)
        #expect(isClose(total.values[0], units[0] + units[1], relative: 1e-14))
        #expect(isClose(total.covariance[0, 0], variance, relative: 1e-13))
    }

    @Test("An odds ratio of one binary predictor is the cross-product ratio of the table")
    func oddsRatioOfTable() throws {
        let exposure: [Double] = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
        let event: [Double] = [1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]
        let (design, frame) = try design(["exposure": exposure, "event": event])
        let fit = try design.regress(
            try ModelFormula("event ~ exposure"), RegressionSpecification(family: .binomial), in: frame
        ) { _ in true }
        #expect(isClose(exp(fit.coefficients.values[1]), (4.0 * 6) / (2 * 2), relative: 1e-10))
        // Woolf's variance times n/(n − 1), the factor by which a design-based variance differs.
        let woolf = (1.0 / 4 + 1.0 / 2 + 1.0 / 2 + 1.0 / 6) * 14 / 13
        #expect(isClose(fit.coefficients.covariance[1, 1], woolf, relative: 1e-9))
    }

    @Test("A rate ratio of one binary predictor is the ratio of means")
    func rateRatioOfMeans() throws {
        let exposure: [Double] = [1, 1, 1, 1, 0, 0, 0, 0, 0]
        let count: [Double] = [3, 5, 0, 4, 1, 2, 2, 0, 1]
        let (design, frame) = try design(["exposure": exposure, "count": count])
        let fit = try design.regress(
            try ModelFormula("count ~ exposure"), RegressionSpecification(family: .poisson), in: frame
        ) { _ in true }
        #expect(isClose(exp(fit.coefficients.values[1]), 3 / 1.2, relative: 1e-10))
    }
}
