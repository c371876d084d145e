import ArgumentParser
import Notebooks

/// The options that say how standard errors and intervals are found.
struct InferenceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Standard errors: the design's, or bias-reduced for few sampling units.",
            valueName: InferenceFlags.standardErrorNames.joined(separator: "|")))
    var standardErrors: String?

    @Option(
        help: ArgumentHelp(
            "What intervals and p-values are taken from.",
            valueName: InferenceFlags.intervalNames.joined(separator: "|")))
    var intervals: String?

    func validate() throws {
        try StudyOptions.check(standardErrors, "--standard-errors", InferenceFlags.standardErrorNames)
        try StudyOptions.check(intervals, "--intervals", InferenceFlags.intervalNames)
    }

    var flags: InferenceFlags { InferenceFlags(standardErrors: standardErrors, intervals: intervals) }
}
