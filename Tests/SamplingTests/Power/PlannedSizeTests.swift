import TestSupport
import Testing

@testable import Sampling

@Suite("Planned surveys")
struct PlannedSizeTests {
    private func comparison(
        _ layout: SurveySetting.Layout = .between, size: Double? = 30, rho: Double = 0.05
    ) -> GroupComparison {
        var comparison = GroupComparison(.shares, first: 0.3)
        comparison.setting.layout = layout
        (comparison.setting.clusterSize, comparison.setting.intraclassCorrelation) = (size, rho)
        return comparison
    }

    @Test(
        "The size found has the power wanted, and one cluster less does not", arguments: SurveySetting.Layout.allCases)
    func smallest(_ layout: SurveySetting.Layout) throws {
        for strata in [1, 8] {
            var plan = comparison(layout)
            plan.setting.strata = strata
            let size = try plan.size(power: 0.9, second: 0.4)
            let clusters = try #require(size.clusters).reduce(0, +)
            #expect(try #require(size.power) >= 0.9)
            let step = layout == .between ? 2 : 1
            #expect(try #require(try plan.power(.clusters(clusters - step), second: 0.4).power) < 0.9)
            #expect(try plan.power(.clusters(clusters), second: 0.4).power == size.power)
            #expect(size.degreesOfFreedom == Double(clusters - strata - 1))
        }
    }

    @Test("Difference, power and size of a cluster lead to each other", arguments: SurveySetting.Layout.allCases)
    func inverse(_ layout: SurveySetting.Layout) throws {
        let plan = comparison(layout)
        for isBelow in [false, true] {
            let second = try #require(try plan.difference(.clusters(40), power: 0.85, isBelow: isBelow).second)
            #expect((second < 0.3) == isBelow)
            let power = try plan.power(.clusters(40), second: second).power
            #expect(isClose(power ?? .nan, 0.85, relative: 1e-9))
        }
        let sized = try comparison(layout, size: nil).clusterSize(clusters: 60, power: 0.8, second: 0.4)
        let size = try #require(sized.clusterSize)
        #expect(size == size.rounded() && (sized.power ?? 0) >= 0.8)
        var smaller = plan
        smaller.setting.clusterSize = size - 1
        #expect(try #require(try smaller.power(.clusters(60), second: 0.4).power) < 0.8)
    }

    @Test("Laws: what makes a survey worse needs more, what makes it better less")
    func laws() throws {
        func clusters(_ change: (inout GroupComparison) -> Void) throws -> Int {
            var plan = comparison()
            change(&plan)
            return try #require(try plan.size(power: 0.8, second: 0.4).clusters).reduce(0, +)
        }
        let base = try clusters { _ in }
        #expect(try clusters { $0.setting.intraclassCorrelation = 0.1 } > base)
        #expect(try clusters { $0.setting.sizeVariation = 0.6 } > base)
        #expect(try clusters { $0.setting.weightingEffect = 1.4 } > base)
        #expect(try clusters { $0.alpha = 0.01 } > base)
        #expect(try clusters { $0.setting.ratio = 3 } > base)
        #expect(try clusters { $0.setting.layout = .within } < base)
        #expect(try clusters { ($0.setting.population, $0.setting.populationClusters) = (3000, 100) } < base)
        #expect(try clusters { $0.isTwoSided = false } < base)
        #expect(try clusters { $0.isNormal = true } <= base)
    }

    @Test("Groups within clusters that share all of the cluster's deviation: 1 − ρ, whatever the sizes of clusters")
    func within() throws {
        for cv in [0, 0.7] {
            var plan = comparison(.within, size: 24, rho: 0.2)
            (plan.setting.sizeVariation, plan.outcome) = (cv, .means(1, 1))
            #expect(isClose(try plan.power(.clusters(20), second: 0.5).designEffect, 0.8, relative: 1e-12))
            plan.setting.crossCorrelation = 0
            let effect = try plan.power(.clusters(20), second: 0.5).designEffect
            #expect(isClose(effect, 1 + ((cv * cv + 1) * 12 - 1) * 0.2, relative: 1e-12))
        }
    }

    @Test("Invited are respondents over the response expected")
    func response() throws {
        var plan = comparison(size: nil, rho: 0)
        plan.setting.response = 0.8
        let size = try plan.size(power: 0.8, second: 0.4)
        #expect(size.clusters == nil)
        #expect(size.invited == size.respondents.map { ($0 * 5 + 3) / 4 })
    }

    @Test("Precision: the size found is no wider than wanted, and one cluster less is")
    func precision() throws {
        var precision = EstimatePrecision(share: 0.25)
        (precision.setting.clusterSize, precision.setting.intraclassCorrelation) = (25, 0.04)
        let size = try precision.size(halfWidth: 0.04)
        let clusters = try #require(size.clusters)[0]
        #expect(try #require(size.halfWidth) <= 0.04)
        #expect(try #require(try precision.halfWidth(.clusters(clusters - 1)).halfWidth) > 0.04)
        // Normal, without clusters: z²p(1 − p)/d².
        var plain = EstimatePrecision(share: 0.5)
        plain.isNormal = true
        #expect(isClose(try plain.size(halfWidth: 0.05).exact ?? .nan, 384.14588206941255, relative: 1e-9))
        plain.setting.population = 1000
        #expect(isClose(try plain.size(halfWidth: 0.05).exact ?? .nan, 277.53279986288925, relative: 1e-9))
    }
}
