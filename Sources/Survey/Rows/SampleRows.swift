public import Frame

/// The rows of a sample as analyses go through them: consecutive blocks, in the order of the file.
///
/// In memory there is one block; a file too large for that is read in many. An analysis says which sums it needs
/// (``SumRequest``), the rows are gone through once, and what it makes of the sums knows nothing of blocks.
public protocol SampleRows<Failure>: Sendable {
    /// What can go wrong on the way: nothing, in memory.
    associatedtype Failure: Error

    /// How the sample was drawn. Which unit and weight a row has, its block says.
    var design: SurveyDesign { get }
    /// Every variable; of rows that are not in memory, each of its values once. Either way: types, labels and levels.
    var variables: DataFrame { get }
    /// All rows at once, where they are in memory.
    var whole: SampleBlock? { get }

    /// Whether some row of the population has a value of a variable.
    func hasValues(of name: String) -> Bool

    /// Refuses variables that have too many levels to be taken as categories.
    func requireLevels(of names: [String]) throws(Failure)

    /// The same rows for an analysis that goes through them many times and needs these variables only.
    func narrowed(to names: Set<String>) throws(Failure) -> Self

    /// Goes through all blocks once, in order.
    func forEachBlock(_ body: (SampleBlock) -> Void) throws(Failure)
}
