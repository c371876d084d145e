/// Over whom a sum is taken.
enum SumGroups: Sendable {
    /// The population, those without a known group among it.
    case everyone
    /// Every group of the table by itself.
    case each
}

/// What an analysis asks to be summed by unit and group.
enum SumRequest: Sendable, Hashable {
    /// Rows and weights of the groups themselves.
    case sizes
    /// ``Estimation/MomentSums`` of a number.
    case moments(String, SumGroups)
    /// ``Estimation/MomentSums`` of a number among rows that have another, too.
    case momentsBeside(String, String, SumGroups)
    /// ``Estimation/LevelSums`` of a variable taken as categories.
    case levels(String, SumGroups)
    /// ``ReasonCounts`` of a variable.
    case reasons(String, SumGroups)
}
