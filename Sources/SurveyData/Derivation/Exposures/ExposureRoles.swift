public import Frame

/// How roles are told by the variables of a survey.
public struct ExposureRoles: Sendable {
    /// What tells a role.
    struct Binding: Sendable {
        let expression: Expression
        /// What of it no source that was read confirms.
        let unconfirmed: LocalizedText?
    }

    /// The shipped survey they start from.
    public internal(set) var survey: String?
    var bindings: [ExposureRole: Binding] = [:]

    /// No role is told.
    static let none = ExposureRoles()

    /// Whether no role is told.
    public var isEmpty: Bool { bindings.isEmpty }

    /// The expression that tells a role, as it is written.
    public func source(of role: ExposureRole) -> String? { bindings[role]?.expression.source }

    /// What is unconfirmed of a role.
    public func unconfirmed(of role: ExposureRole) -> LocalizedText? { bindings[role]?.unconfirmed }
}

extension ExposureDefinition {
    /// The roles a shipped definition needs, those of outputs beyond the definition itself left out.
    public var neededRoles: [ExposureRole] {
        criteria.compactMap { $0.bareName.flatMap(ExposureRole.init) }
    }

    /// The roles of a shipped definition's further outputs: history, age at first separation, duration, caregiver.
    public var furtherRoles: [ExposureRole] {
        [previously, firstSeparation?.years, monthsLeftBehind, caregiver].compactMap {
            $0?.bareName.flatMap(ExposureRole.init)
        }
    }

    /// The roles of its needs that are not told.
    public func lacking(in roles: ExposureRoles) -> [ExposureRole] {
        neededRoles.filter { roles.bindings[$0] == nil }
    }

    /// A shipped definition over a survey's variables; `nil` where a role it needs is not told.
    func resolved(by roles: ExposureRoles) -> ExposureDefinition? {
        guard isShipped, lacking(in: roles).isEmpty else { return nil }
        var resolved = self
        var facts: [LocalizedText] = []
        func bound(_ expression: Expression?) -> Expression? {
            guard let role = expression?.bareName.flatMap(ExposureRole.init), let binding = roles.bindings[role] else {
                return nil
            }
            if let fact = binding.unconfirmed, !facts.contains(fact) { facts.append(fact) }
            return binding.expression
        }
        if let years = bound(age?.years) { resolved.age?.years = years }
        resolved.hukou = bound(hukou)
        resolved.eligible = bound(eligible)
        for parent in [\ExposureDefinition.father, \ExposureDefinition.mother] {
            let own = self[keyPath: parent]
            resolved[keyPath: parent].away = bound(own.away) ?? own.away
            resolved[keyPath: parent].reason = bound(own.reason)
            resolved[keyPath: parent].months = bound(own.months)
            resolved[keyPath: parent].alive = bound(own.alive)
            resolved[keyPath: parent].canGuard = bound(own.canGuard)
        }
        resolved.previously = bound(previously)
        let years = bound(firstSeparation?.years)
        resolved.firstSeparation = firstSeparation.flatMap { separation in
            years.map { FirstSeparation(years: $0, groups: separation.groups) }
        }
        resolved.monthsLeftBehind = bound(monthsLeftBehind)
        resolved.caregiver = bound(caregiver)
        resolved.unconfirmed += facts
        return resolved
    }
}
