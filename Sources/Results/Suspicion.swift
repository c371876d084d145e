/// What looks wrong with variables of a file, for people to look at.
public enum Suspicion: Sendable, Equatable {
    /// All have one value.
    case constant
    /// No row has a value.
    case withoutValues
    /// Most values have a label, these have none.
    case unlabelled([Note.CodeCount])
    /// The labels of these values say that there is none, but they are not declared missing; of many variables
    /// they are not listed.
    case labelledMissing([Note.CodeCount])
    /// An identifier by its name that is not one.
    case repeatedIdentifiers(distinct: Int, rows: Int)
    /// A weight that is not positive everywhere.
    case doubtfulWeight(negative: Int, zero: Int, missing: Int)
    /// A weight that weighs nothing.
    case constantWeight
    /// Sampling units with the same number in several strata.
    case unitsAcrossStrata(stratum: String, count: Int)
}
