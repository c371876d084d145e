public import Estimation

/// A numeric variable by name.
public struct NumericVariable: Sendable {
    public let name: String
    /// One a row; NaN where missing.
    public let values: [Double]

    public init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values
    }
}

extension GroupIndex {
    /// The same groups without the rows in which any of `variables` is missing.
    public func complete(_ variables: [NumericVariable]) -> GroupIndex {
        var codes = codes
        for variable in variables {
            for row in codes.indices where variable.values[row].isNaN { codes[row] = -1 }
        }
        return GroupIndex(codes: codes, count: count)
    }
}

extension SurveyDesign {
    /// The sums of a variable by unit × group.
    public func moments(of values: [Double], by groups: GroupIndex) -> MomentSums {
        MomentSums(of: values, weights: weights.values, plan: plan, groups: groups)
    }

    /// The sums of a categorical variable by unit × group × level.
    public func levels(_ codes: [Int32], levelCount: Int, by groups: GroupIndex) -> LevelSums {
        LevelSums(of: codes, levelCount: levelCount, weights: weights.values, plan: plan, groups: groups)
    }
}
