import Testing

@testable import Sampling

@Suite("What is wrong with a planned survey is said in words")
struct PowerErrorTests {
    private func message(
        _ amount: SampleAmount? = nil, power: Double = 0.8, second: Double? = 0.4, first: Double = 0.3,
        _ change: (inout GroupComparison) -> Void
    ) -> String {
        var comparison = GroupComparison(.shares, first: first)
        change(&comparison)
        do {
            if let amount, let second {
                _ = try comparison.power(amount, second: second)
            } else if let amount {
                _ = try comparison.difference(amount, power: power)
            } else {
                _ = try comparison.size(power: power, second: second ?? .nan)
            }
            return "planned"
        } catch {
            return error.description
        }
    }

    @Test("Values out of their range")
    func ranges() {
        #expect(
            message { ($0.setting.clusterSize, $0.setting.intraclassCorrelation) = (20, 1.2) }
                == "--icc is 1.2, but must be from 0 to 1.")
        #expect(message { $0.setting.intraclassCorrelation = -0.1 } == "--icc is -0.1, but must be from 0 to 1.")
        #expect(message { $0.setting.clusterSize = 0.5 } == "--cluster-size is 0.5, but must be at least 1.")
        #expect(message { $0.setting.sizeVariation = -1 } == "--cv is -1, but must be 0 or more.")
        #expect(message { $0.setting.response = 0 } == "--response is 0, but must be above 0 and at most 1.")
        #expect(message { $0.setting.ratio = .infinity } == "--ratio is inf, but must be above 0.")
        #expect(message { $0.alpha = 1 } == "--alpha is 1, but must be above 0 and below 1.")
        #expect(message(power: 1) { _ in } == "--power is 1, but must be above --alpha and below 1.")
        #expect(message(second: 1.4) { _ in } == "--shares is 1.4, but must be above 0 and below 1.")
        #expect(message { $0.outcome = .means(1, 0) } == "--sd is 0, but must be above 0 (from 1e-100 to 1e100).")
        #expect(message(second: 0.3) { _ in }.hasPrefix("both groups are the same"))
        #expect(message(.persons(0)) { _ in } == "the sample's size is 0, but must be at least 1.")
        #expect(
            message(.clusters(-2)) { $0.setting.clusterSize = 5 } == "the sample's size is -2, but must be at least 1.")
    }

    @Test("Plans that no survey can satisfy")
    func impossible() {
        #expect(
            message(.clusters(12)) { ($0.setting.clusterSize, $0.setting.strata) = (20, 11) }
                == "12 sampling units in 11 strata leave no degrees of freedom. Plan more, or fewer strata.")
        #expect(
            message { ($0.setting.clusterSize, $0.setting.layout, $0.setting.ratio) = (4, .within, 9) }
                == "with both groups in every cluster, the smaller one has 0.4 persons in each, but needs at least 1. Take larger "
                + "clusters, or --groups between.")
        #expect(message { $0.setting.population = 50 } == "planned")
        #expect(
            message(.clusters(3)) { ($0.setting.clusterSize, $0.setting.ratio) = (20, 9) }
                == "shared out between two groups, 3 clusters leave none for one of them. Plan more, or another --ratio."
        )
        #expect(
            message(.persons(40)) { $0.setting.population = 50 }
                == "the sample of 80 persons in 80 sampling units is larger than its population. Ask for fewer, or correct "
                + "--population and --population-clusters.")
        #expect(
            message(.persons(3), second: nil, first: 0.7) { _ in }
                .hasPrefix("a power of 0.8 cannot be reached: even a share of 1 gives "))
        var comparison = GroupComparison(.shares, first: 0.3)
        (comparison.setting.intraclassCorrelation, comparison.setting.sizeVariation) = (0.2, 0.5)
        #expect {
            try comparison.clusterSize(clusters: 10, power: 0.9, second: 0.4)
        } throws: {
            "\($0)".hasPrefix("a power of 0.9 cannot be reached: any number of respondents in 10 clusters gives 0.")
        }
        var precision = EstimatePrecision(share: 0.3)
        precision.setting.clusterSize = 10
        precision.setting.strata = 50
        (precision.setting.population, precision.setting.populationClusters) = (100, 10)
        #expect {
            try precision.size(halfWidth: 0.1)
        } throws: { "\($0)".hasPrefix("a half-width of 0.1 cannot be reached: the whole population gives nothing.") }
    }
}
