import Frame

/// Every row of a frame as an exposure definition sees it.
struct ExposureRows {
    /// Whether each child is one the definition speaks of: 1, 0, or −1 where unknown.
    let eligible: [Int8]
    /// Whether each parent is away: 1, 0, or −1 where unknown.
    let father: [Int8]
    let mother: [Int8]
    let criteria: [ExposureCriterion]

    /// - Parameters:
    ///   - definition: what decides.
    ///   - evaluator: gives the values of an expression.
    /// - Throws: ``ConfigurationIssue`` when an expression does not fit the variables.
    init(
        _ definition: ExposureDefinition, rowCount: Int, _ evaluator: @escaping (Expression) -> ExpressionEvaluator
    ) throws(ConfigurationIssue) {
        let values = ExposureValues(definition: definition, evaluator: evaluator)
        let children = try values.children()
        let fathers = try values.parent(definition.father)
        let mothers = try values.parent(definition.mother)
        let fatherGuards = try values.truths(definition.father.canGuard)
        let motherGuards = try values.truths(definition.mother.canGuard)
        father = fathers.map(\.truth)
        mother = mothers.map(\.truth)
        eligible = children.map { $0.map { $0.verdict == .notEligible ? 0 : -1 } ?? 1 }
        var criteria = [ExposureCriterion](repeating: .neitherAway, count: rowCount)
        for row in criteria.indices {
            if let criterion = children[row] {
                criteria[row] = criterion
                continue
            }
            let pair = ParentPair(
                father: fathers[row], mother: mothers[row], fatherGuards: fatherGuards?[row] ?? 1,
                motherGuards: motherGuards?[row] ?? 1)
            criteria[row] = pair.criterion(definition.who)
        }
        self.criteria = criteria
    }
}

/// A parent as a definition sees him or her; of several criteria that fail, the first counts, and of several that are
/// unknown.
enum ParentState: UInt8, Sendable {
    case away, home, died, otherReason, tooShort
    case awayUnknown, reasonUnknown, monthsUnknown, aliveUnknown

    /// 1 away, 0 not, −1 unknown.
    var truth: Int8 {
        switch self {
        case .away: 1
        case .home, .died, .otherReason, .tooShort: 0
        case .awayUnknown, .reasonUnknown, .monthsUnknown, .aliveUnknown: -1
        }
    }
}

/// Both parents of a child.
struct ParentPair {
    let father: ParentState
    let mother: ParentState
    /// Whether each parent is able to guard the child: 1, 0, or −1 where unknown.
    let fatherGuards: Int8
    let motherGuards: Int8

    /// What a rule makes of them.
    func criterion(_ who: ExposureDefinition.Who) -> ExposureCriterion {
        let (f, m) = (father.truth, mother.truth)
        switch truth(who) {
        case 1:
            if f == 1, m == 1 { return .bothAway }
            if f < 0 || m < 0 { return .oneOrBothAway }
            return f == 1 ? .fatherAway : .motherAway
        case 0:
            // Nearest first: the criterion without which the child would be left behind.
            if f != 0 || m != 0 { return .otherParent }
            if father == .tooShort || mother == .tooShort { return .tooShort }
            if father == .otherReason || mother == .otherReason { return .otherReason }
            return father == .died || mother == .died ? .died : .neitherAway
        default:
            let unknown = [father, mother].filter { $0.truth < 0 }.min { $0.rawValue < $1.rawValue }
            switch unknown {
            case .reasonUnknown: return .reasonUnknown
            case .monthsUnknown: return .monthsUnknown
            case .aliveUnknown: return .aliveUnknown
            case nil: return .guardianUnknown
            default: return .awayUnknown
            }
        }
    }

    /// Whether the child is left behind, in three-valued logic.
    private func truth(_ who: ExposureDefinition.Who) -> Int8 {
        let (f, m) = (father.truth, mother.truth)
        switch who {
        case .any: return Self.or(f, m)
        case .both: return Self.and(f, m)
        case .father: return f
        case .mother: return m
        case .bothOrUnguarded:
            let fatherUnable = father == .died ? 1 : Self.not(fatherGuards)
            let motherUnable = mother == .died ? 1 : Self.not(motherGuards)
            return Self.or(Self.and(f, Self.or(m, motherUnable)), Self.and(m, Self.or(f, fatherUnable)))
        }
    }

    private static func not(_ a: Int8) -> Int8 { a < 0 ? -1 : 1 - a }

    private static func and(_ a: Int8, _ b: Int8) -> Int8 {
        a == 0 || b == 0 ? 0 : a < 0 || b < 0 ? -1 : 1
    }

    private static func or(_ a: Int8, _ b: Int8) -> Int8 {
        a == 1 || b == 1 ? 1 : a < 0 || b < 0 ? -1 : 0
    }
}
