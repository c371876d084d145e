/// What is counted of a step that combines data, by the name it has as a level in statistics.
public enum CombinationCount: String, Sendable, CaseIterable {
    /// Rows before the step, and rows of the file it takes.
    case rowsBefore, fileRows
    /// Rows before the step that the file has something for.
    case matched
    /// Rows before the step that the file has nothing for, and rows of the file that belong to none.
    case unmatched, fileUnmatched
    /// Keys that several rows have.
    case repeatedKeys, fileRepeatedKeys
    /// Rows without identifier or wave, or without a value.
    case leftOut
    /// Rows and columns after the step.
    case rows, columns
}
