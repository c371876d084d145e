import Probability
import TestSupport
import Testing

@Suite struct DistributionTests {
    static let distributions: [(name: String, distribution: any ContinuousDistribution, points: [Double])] = [
        ("normal", StandardNormal(), [-8, -1.5, 0, 0.3, 6]),
        ("t(2.5)", StudentT(degreesOfFreedom: 2.5), [-20, -1, 0, 0.7, 9]),
        ("t(∞)", StudentT(degreesOfFreedom: .infinity), [-3, 0, 2]),
        ("χ²(3)", ChiSquared(degreesOfFreedom: 3), [0.01, 1, 4, 30]),
        ("F(2.3, 41)", FDistribution(numeratorDF: 2.3, denominatorDF: 41), [0.01, 1, 3, 20]),
        ("F(3, ∞)", FDistribution(numeratorDF: 3, denominatorDF: .infinity), [0.1, 1, 4]),
        ("beta(2, 5)", BetaDistribution(a: 2, b: 5), [0.01, 0.3, 0.9]),
    ]

    @Test("The tails add to one and quantiles invert them", arguments: distributions.indices)
    func tailsAndQuantiles(index: Int) {
        let (name, distribution, points) = Self.distributions[index]
        for x in points {
            let lower = distribution.lowerTail(x)
            let upper = distribution.upperTail(x)
            #expect(abs(lower + upper - 1) < 1e-14, "\(name) at \(x)")
            // A tail near one holds too few digits to be inverted.
            if lower < 0.999 {
                #expect(isClose(distribution.quantile(lower), x, relative: 1e-9, absolute: 1e-12), "\(name) at \(x)")
            }
            if upper < 0.999 {
                #expect(
                    isClose(distribution.upperQuantile(upper), x, relative: 1e-9, absolute: 1e-12), "\(name) at \(x)")
            }
        }
    }

    @Test("The density is the derivative of the lower tail", arguments: distributions.indices)
    func density(index: Int) {
        let (name, distribution, points) = Self.distributions[index]
        for x in points where abs(x) < 5 {
            let h = 1e-5
            let slope = (distribution.lowerTail(x + h) - distribution.lowerTail(x - h)) / (2 * h)
            #expect(isClose(distribution.density(x), slope, relative: 1e-5, absolute: 1e-9), "\(name) at \(x)")
        }
    }

    @Test("Far tails keep their digits")
    func farTails() {
        #expect(isClose(StandardNormal().upperTail(30), 4.906713927148187e-198, relative: 1e-12))
        #expect(isClose(StudentT(degreesOfFreedom: 10).upperTail(50), 1.23715516465133985e-13, relative: 1e-13))
    }

    @Test("Ends of the support and impossible arguments")
    func edges() {
        #expect(ChiSquared(degreesOfFreedom: 2).lowerTail(-1) == 0)
        #expect(ChiSquared(degreesOfFreedom: 2).upperTail(-1) == 1)
        #expect(StandardNormal().lowerTail(-.infinity) == 0)
        #expect(StandardNormal().upperTail(.infinity) == 0)
        #expect(StandardNormal().quantile(0) == -.infinity)
        #expect(StandardNormal().quantile(1) == .infinity)
        #expect(StandardNormal().quantile(1.1).isNaN)
        #expect(StandardNormal().lowerTail(.nan).isNaN)
        #expect(StudentT(degreesOfFreedom: -1).lowerTail(1).isNaN)
        #expect(FDistribution(numeratorDF: 0, denominatorDF: 3).upperTail(1).isNaN)
        #expect(BetaDistribution(a: 1, b: 1).lowerTail(2) == 1)
    }

    @Test("An infinite denominator makes F a χ² over its degrees of freedom, and t a normal")
    func limits() {
        let f = FDistribution(numeratorDF: 4, denominatorDF: .infinity)
        let large = FDistribution(numeratorDF: 4, denominatorDF: 1e9)
        for x in [0.3, 1, 2.5, 6] {
            #expect(isClose(f.upperTail(x), ChiSquared(degreesOfFreedom: 4).upperTail(4 * x), relative: 1e-14))
            #expect(isClose(f.upperTail(x), large.upperTail(x), relative: 1e-6))
            #expect(StudentT(degreesOfFreedom: .infinity).upperTail(x) == StandardNormal().upperTail(x))
        }
    }
}

/// Distribution functions against R 4.2's, where both are defined.
@Suite("Reference: distributions", .enabled(if: Places.hasReference, "\(Places.noReference)"))
struct DistributionReferenceTests {
    @Test func agreement() {
        var compared = 0
        for reference in ReferenceCase.load("distributions") {
            guard let expected = reference.results.first?.value.numbers,
                let numbers = DistributionCall(reference.expression)?.values
            else { continue }
            compared += 1
            // R's own quantile at 10⁻³⁰⁰ is right to nine digits only.
            let isExtreme = reference.expression.contains("1e-300")
            #expect(
                disagreements(numbers, expected, relative: isExtreme ? 1e-8 : 1e-10) == [],
                "\(reference.id): \(reference.expression)")
        }
        print("distribution cases compared: \(compared)")
        #expect(compared >= 10)
    }
}

/// `pt(c(…), df = 5, lower.tail = FALSE)` and its like.
private struct DistributionCall {
    let values: [Double]

    init?(_ text: String) {
        guard case .call(let function, let arguments) = RExpression.parse(text) else { return nil }
        func numbers(_ expression: RExpression) -> [Double]? {
            switch expression {
            case .number(let number): return [number]
            case .name("Inf"): return [.infinity]
            case .call("c", let items):
                let values = items.map { numbers($0.value) }
                return values.contains { $0 == nil } ? nil : values.flatMap { $0 ?? [] }
            default: return nil
            }
        }
        let named = Dictionary(
            arguments.compactMap { argument in argument.name.map { ($0, argument) } }, uniquingKeysWith: { a, _ in a })
        var unnamed = arguments.filter { $0.name == nil }
        guard !unnamed.isEmpty, let points = numbers(unnamed.removeFirst().value) else { return nil }
        // Parameters are recycled along the points, as R does.
        var parameters = unnamed.compactMap { numbers($0.value) }
        for name in ["df", "df1", "df2", "shape1", "shape2"] {
            if let value = named[name].flatMap({ numbers($0.value) }) { parameters.append(value) }
        }
        let count = ([points] + parameters).map(\.count).max() ?? 0
        let isUpper = named["lower.tail"]?.text == "FALSE" || named["lower.tail"]?.text == "F"
        let isKnown = Set(named.keys).isSubset(of: ["df", "df1", "df2", "shape1", "shape2", "lower.tail"])
        guard isKnown, let first = function.first, "pqd".contains(first) else { return nil }
        var values: [Double] = []
        for index in 0..<count {
            let own = parameters.map { $0[index % $0.count] }
            guard let distribution = Self.distribution(String(function.dropFirst()), own) else { return nil }
            let point = points[index % points.count]
            switch (first, isUpper) {
            case ("p", false): values.append(distribution.lowerTail(point))
            case ("p", true): values.append(distribution.upperTail(point))
            case ("q", false): values.append(distribution.quantile(point))
            case ("q", true): values.append(distribution.upperQuantile(point))
            default: values.append(distribution.density(point))
            }
        }
        self.values = values
    }

    private static func distribution(_ name: String, _ parameters: [Double]) -> (any ContinuousDistribution)? {
        switch (name, parameters.count) {
        case ("norm", 0): StandardNormal()
        case ("t", 1): StudentT(degreesOfFreedom: parameters[0])
        case ("chisq", 1): ChiSquared(degreesOfFreedom: parameters[0])
        case ("f", 2): FDistribution(numeratorDF: parameters[0], denominatorDF: parameters[1])
        case ("beta", 2): BetaDistribution(a: parameters[0], b: parameters[1])
        default: nil
        }
    }
}

@Suite struct SeededGeneratorTests {
    @Test("The stream depends on the seed alone, and never changes")
    func stream() {
        var generator = SeededGenerator(seed: 42)
        #expect(
            (0..<3).map { _ in generator.next() } == [1546998764402558742, 6990951692964543102, 12544586762248559009])
        var other = SeededGenerator(seed: 43)
        var again = SeededGenerator(seed: 42)
        #expect(again.next() != other.next())
    }

    @Test func momentsOfUniformAndNormal() {
        var generator = SeededGenerator(seed: 7)
        let n = 20_000
        let uniform = (0..<n).map { _ in generator.uniform() }
        let normal = (0..<n).map { _ in generator.normal() }
        #expect(uniform.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(abs(uniform.reduce(0, +) / Double(n) - 0.5) < 0.01)
        #expect(abs(normal.reduce(0, +) / Double(n)) < 0.03)
        #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / Double(n) - 1) < 0.04)
    }
}
