import TestSupport
import Testing

@testable import Sampling

@Suite("Size, power and difference against R")
struct PowerReferenceTests {
    let expected: FixtureNumbers

    init() throws { expected = try FixtureNumbers("power") }

    private func cases(_ name: String, width: Int) -> [[Double]] {
        let numbers = expected[name]
        return stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<($0 + width)]) }
    }

    private func shares(_ first: Double, alpha: Double) -> GroupComparison {
        var comparison = GroupComparison(.shares, first: first)
        (comparison.alpha, comparison.isNormal) = (alpha, true)
        return comparison
    }

    @Test("Shares without clusters, normal and pooled: power.prop.test")
    func propTest() throws {
        for (place, row) in cases("prop.cases", width: 4).enumerated() {
            let comparison = shares(row[0], alpha: row[3])
            let size = try comparison.size(power: row[2], second: row[0] + row[1])
            #expect(isClose(size.exact ?? .nan, expected["prop.n"][place], relative: 1e-8))
            #expect(size.respondents == [Int](repeating: Int(expected["prop.n"][place].rounded(.up)), count: 2))
            let power = try comparison.power(.persons(180), second: row[0] + row[1])
            #expect(isClose(power.power ?? .nan, expected["prop.power"][place], relative: 1e-10))
            let difference = try comparison.difference(.persons(180), power: row[2])
            #expect(isClose(difference.second ?? .nan, expected["prop.second"][place], relative: 1e-8))
        }
        for (place, first) in [0.05, 0.3].enumerated() {
            var comparison = shares(first, alpha: 0.05)
            comparison.isTwoSided = false
            let power = try comparison.power(.persons(180), second: first + 0.1).power
            #expect(isClose(power ?? .nan, expected["prop.onesided"][place], relative: 1e-10))
        }
    }

    @Test("Means without clusters: power.t.test")
    func tTest() throws {
        for (place, row) in cases("mean.cases", width: 4).enumerated() {
            var comparison = GroupComparison(.means(row[1], row[1]), first: 2)
            comparison.alpha = row[3]
            let size = try comparison.size(power: row[2], second: 2 + row[0])
            #expect(isClose(size.exact ?? .nan, expected["mean.n"][place], relative: 1e-7))
            let power = try comparison.power(.persons(9), second: 2 + row[0]).power
            #expect(isClose(power ?? .nan, expected["mean.power"][place], relative: 1e-8))
            let difference = try comparison.difference(.persons(9), power: row[2], isBelow: true)
            #expect(isClose(2 - (difference.second ?? .nan), expected["mean.delta"][place], relative: 1e-7))
        }
    }

    @Test("Groups in different clusters, of different sizes, with strata")
    func between() throws {
        for (place, row) in cases("between.cases", width: 9).enumerated() {
            var comparison = GroupComparison(.shares, first: row[0])
            (comparison.alpha, comparison.setting.ratio) = (row[8], row[3] / row[2])
            (comparison.setting.clusterSize, comparison.setting.intraclassCorrelation) = (row[4], row[5])
            (comparison.setting.sizeVariation, comparison.setting.strata) = (row[6], Int(row[7]))
            let planned = try comparison.power(.clusters(Int(row[2] + row[3])), second: row[1])
            #expect(isClose(planned.power ?? .nan, expected["between.power"][place], relative: 1e-9))
            let deff = 1 + ((row[6] * row[6] + 1) * row[4] - 1) * row[5]
            #expect(isClose(planned.designEffect, deff, relative: 1e-12))
        }
    }

    @Test("Groups within clusters: the variance written out person by person")
    func within() throws {
        for (place, row) in cases("within.cases", width: 10).enumerated() {
            var comparison = GroupComparison(.means(row[2], row[2]), first: row[0])
            comparison.alpha = row[9]
            (comparison.setting.layout, comparison.setting.ratio) = (.within, row[5])
            (comparison.setting.clusterSize, comparison.setting.intraclassCorrelation) = (row[4], row[6])
            (comparison.setting.crossCorrelation, comparison.setting.sizeVariation) = (row[7], row[8])
            let power = try comparison.power(.clusters(Int(row[3])), second: row[1]).power
            #expect(isClose(power ?? .nan, expected["within.power"][place], relative: 1e-9), "\(place)")
        }
    }

    @Test("Finite populations: Cochran's two stages")
    func finite() throws {
        for (place, row) in cases("finite.cases", width: 6).enumerated() {
            var precision = EstimatePrecision(deviation: row[0])
            (precision.setting.clusterSize, precision.setting.intraclassCorrelation) = (row[3], row[5])
            (precision.setting.populationClusters, precision.setting.population) = (row[2], row[2] * row[4])
            let planned = try precision.halfWidth(.clusters(Int(row[1])))
            #expect(
                isClose(
                    planned.halfWidth ?? .nan, expected["finite.halfWidth"][place], relative: 1e-10, absolute: 1e-12))
        }
    }
}
