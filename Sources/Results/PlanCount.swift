/// What is counted of a planned sample, by the name it has in statistics.
public enum PlanCount: String, Sendable, CaseIterable {
    /// Clusters of a group; of groups within clusters, and of one estimate, all clusters stand under the first.
    case clusters1, clusters2
    /// Respondents of a group.
    case respondents1, respondents2
    /// Persons to be invited.
    case invited1, invited2
}
