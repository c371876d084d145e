/// Times to an event, right-censored.
public struct SurvivalTimes: Sendable {
    /// How long each row was followed; NaN where missing.
    public let times: [Double]
    /// Whether the event ended it.
    public let events: [Bool]

    public init(times: [Double], events: [Bool]) {
        precondition(times.count == events.count, "a time and an event a row")
        self.times = times
        self.events = events
    }

    /// Everybody's weight at risk and of events at every time with an event.
    struct RiskSets {
        /// Distinct times with an event, ascending.
        var times: [Double] = []
        /// Ŷ(t): the weight of rows followed as long as t.
        var atRisk: [Double] = []
        /// The weight of events at t, and how many there are.
        var events: [Double] = []
        var eventCounts: [Int] = []
    }

    /// The rows that take part, the shortest followed first.
    func order(_ weights: [Double], where isMember: (Int) -> Bool) -> [Int] {
        times.indices.filter { isMember($0) && weights[$0] > 0 && !times[$0].isNaN }
            .sorted { (times[$0], $0) < (times[$1], $1) }
    }

    /// The risk sets of rows in order.
    func riskSets(_ order: [Int], _ weights: [Double]) -> RiskSets {
        var sets = RiskSets()
        var left = order.reduce(0) { $0 + weights[$1] }
        var start = 0
        while start < order.count {
            var end = start
            var (leaving, dying, count) = (0.0, 0.0, 0)
            while end < order.count, times[order[end]] == times[order[start]] {
                leaving += weights[order[end]]
                if events[order[end]] {
                    dying += weights[order[end]]
                    count += 1
                }
                end += 1
            }
            if count > 0 {
                sets.times.append(times[order[start]])
                sets.atRisk.append(left)
                sets.events.append(dying)
                sets.eventCounts.append(count)
            }
            left -= leaving
            start = end
        }
        return sets
    }
}
