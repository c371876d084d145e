import ArgumentParser
import Notebooks
import Sampling

/// The options that say what a planned survey estimates or compares.
struct PowerQuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The shares of both groups, or of the first.", valueName: "0.3,0.4"))
    var shares: [String] = []

    @Option(help: ArgumentHelp("The means of both groups, or of the first.", valueName: "10,12"))
    var means: [String] = []

    @Option(help: ArgumentHelp("The standard deviation of means, or one for each group.", valueName: "5|5,6"))
    var sd: [String] = []

    @Flag(help: "Find the second share or mean below the first instead of above it.")
    var below = false

    func validate() throws {
        if shares.isEmpty == means.isEmpty {
            throw ValidationError("say with --shares or with --means (and --sd) what is compared, as --shares 0.3,0.4.")
        }
        _ = try question(nil)
    }

    /// The values given, of shares or of means.
    private func values() throws -> [Double] {
        let isShares = !shares.isEmpty
        let values = try (isShares ? shares : means).numbers(isShares ? "--shares" : "--means")
        guard values.count <= 2 else {
            throw ValidationError(
                "\(isShares ? "--shares" : "--means") has \(values.count) values, but there are two groups.")
        }
        return values
    }

    /// Whether both groups' shares or means are given.
    var hasTwo: Bool { (shares.isEmpty ? means : shares).names.count > 1 }

    /// Whether one share or mean is estimated, rather than two compared.
    func isPrecision(_ sample: PowerSampleOptions?) -> Bool {
        guard let sample else { return false }
        return !sample.halfWidth.isEmpty || sample.precision
    }

    func question(_ sample: PowerSampleOptions?) throws -> PowerFlags.Question {
        let values = try values()
        let deviations = try sd.numbers("--sd")
        let isPrecise = isPrecision(sample)
        if isPrecise, values.count > 1 {
            throw ValidationError("--half-width and --precision are of one share or mean: give one.")
        }
        if below, values.count > 1 || isPrecise {
            throw ValidationError("--below is for a second share or mean that is sought: give one.")
        }
        guard shares.isEmpty else {
            if !deviations.isEmpty { throw ValidationError("--sd is for means: that of a share follows from it.") }
            return isPrecise
                ? .share(values[0]) : .comparison(.shares, first: values[0], second: values.count > 1 ? values[1] : nil)
        }
        guard (1...(isPrecise ? 1 : 2)).contains(deviations.count) else {
            throw ValidationError(
                "means need a standard deviation: --sd 5\(isPrecise ? "" : ", or one for each group: --sd 5,6").")
        }
        if isPrecise { return .mean(deviation: deviations[0]) }
        return .comparison(
            .means(deviations[0], deviations.last ?? deviations[0]), first: values[0],
            second: values.count > 1 ? values[1] : nil)
    }
}

extension [String] {
    /// The numbers of comma-separated lists.
    func numbers(_ flag: String) throws -> [Double] {
        try names.map { text in
            guard let value = Double(text), value.isFinite else {
                throw ValidationError("\(flag) has '\(text)', which is no number.")
            }
            return value
        }
    }

    /// The whole numbers of comma-separated lists.
    func wholeNumbers(_ flag: String) throws -> [Int] {
        try names.map { text in
            guard let value = Int(text) else {
                throw ValidationError("\(flag) has '\(text)', which is no whole number.")
            }
            return value
        }
    }
}
