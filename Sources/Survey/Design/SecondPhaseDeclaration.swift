/// A second phase of sampling: some of the rows drawn first were drawn again, and only they are analysed.
///
/// The file holds every row of the first phase; ``DesignDeclaration``'s own weights, strata and clusters are those of the
/// first.
public struct SecondPhaseDeclaration: Sendable, Equatable {
    /// The variable that says which rows were drawn again: 1, yes or true.
    public var selected: String
    /// Second-phase strata; several variables are crossed.
    public var strata: [String]
    /// Second-phase units; rows when empty.
    public var clusters: [String]

    public init(selected: String, strata: [String] = [], clusters: [String] = []) {
        self.selected = selected
        self.strata = strata
        self.clusters = clusters
    }

    /// The variables read.
    var variableNames: [String] { [selected] + strata + clusters }
}
