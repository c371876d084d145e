public import Frame

/// Something wrong in a codebook or a study, at a place the user can go to.
public struct ConfigurationIssue: Error, Sendable, Hashable, CustomStringConvertible {
    public let position: SourcePosition
    public let message: String

    public init(position: SourcePosition, message: String) {
        self.position = position
        self.message = message
    }

    public var description: String { "\(position): \(message)" }
}

/// Every issue found in a document: a reader of a configuration wants them all at once, not one at a time.
public struct ConfigurationIssues: Error, Sendable, Equatable, CustomStringConvertible {
    public let issues: [ConfigurationIssue]

    public init(_ issues: [ConfigurationIssue]) {
        self.issues = issues
    }

    public var description: String {
        issues.map(\.description).joined(separator: "\n")
    }
}

/// Collects issues while a document is decoded, so that decoding can go on past the first.
public final class IssueLog {
    public private(set) var issues: [ConfigurationIssue] = []
    private var known: Set<ConfigurationIssue> = []

    public init() {}

    public func add(_ message: String, at position: SourcePosition) {
        add(ConfigurationIssue(position: position, message: message))
    }

    /// Adds an issue, once.
    public func add(_ issue: ConfigurationIssue) {
        if known.insert(issue).inserted { issues.append(issue) }
    }

    /// Throws all issues, in the order of their places, if there are any.
    public func throwIfAny() throws(ConfigurationIssues) {
        guard !issues.isEmpty else { return }
        throw ConfigurationIssues(
            issues.sorted { ($0.position.line, $0.position.column ?? 0) < ($1.position.line, $1.position.column ?? 0) })
    }
}
