public import Frame

/// What shipped exposure definitions are written over: each survey has its own variables for them.
public enum ExposureRole: String, Sendable, CaseIterable {
    case age, ruralHukou
    case fatherAway, motherAway
    case fatherForWork, motherForWork
    case fatherMonths, motherMonths
    case fatherAlive, motherAlive
    case fatherCanGuard, motherCanGuard
    case leftBehindBefore, ageAtFirstSeparation, monthsLeftBehind, caregiver

    /// What an expression for the role must tell.
    public var meaning: LocalizedText {
        let (english, chinese): (String, String) =
            switch self {
            case .age: ("number: the child's age in years", "数值：儿童年龄（岁）")
            case .ruralHukou: ("condition: the child's household registration is rural", "条件：农村户籍")
            case .fatherAway: ("condition: the father does not live with the child", "条件：父亲不与儿童同住")
            case .motherAway: ("condition: the mother does not live with the child", "条件：母亲不与儿童同住")
            case .fatherForWork: ("condition: the father is away for work", "条件：父亲因务工外出")
            case .motherForWork: ("condition: the mother is away for work", "条件：母亲因务工外出")
            case .fatherMonths: ("number: months the father has been away", "数值：父亲外出月数")
            case .motherMonths: ("number: months the mother has been away", "数值：母亲外出月数")
            case .fatherAlive: ("condition: the father is alive", "条件：父亲健在")
            case .motherAlive: ("condition: the mother is alive", "条件：母亲健在")
            case .fatherCanGuard: ("condition: the father is able to guard the child", "条件：父亲有监护能力")
            case .motherCanGuard: ("condition: the mother is able to guard the child", "条件：母亲有监护能力")
            case .leftBehindBefore: ("condition: the child was left behind before", "条件：儿童曾经留守")
            case .ageAtFirstSeparation: ("number: age at the first separation, in years", "数值：首次分离年龄（岁）")
            case .monthsLeftBehind: ("number: months left behind in all", "数值：累计留守月数")
            case .caregiver: ("categories: who cares for the child", "分类：主要照料人")
            }
        return LocalizedText(translations: [("en", english), ("zh", chinese)])
    }
}
