import Results

/// How standard errors and intervals are found, as the flags of a command give it; the usual where a flag is not given.
public struct InferenceFlags: Sendable {
    public var standardErrors: String?
    public var intervals: String?

    public init(standardErrors: String? = nil, intervals: String? = nil) {
        self.standardErrors = standardErrors
        self.intervals = intervals
    }

    /// The names a flag accepts.
    public static let standardErrorNames = Inference.standardErrorNames
    public static let intervalNames = Inference.intervalNames

    var inference: Inference { Inference(standardErrors: standardErrors, intervals: intervals) }
}
