import Survey
import SurveyData

/// The test chosen for a row.
struct RowTest: Sendable {
    let variable: PlacedName
    let choice: TestChoice

    /// `tests: {age: rank, sex: davies}`.
    static func read(_ node: ConfigurationNode?) -> [RowTest] {
        guard let node else { return [] }
        return ConfigurationMapping(node, "'tests'").pairs.compactMap { name, nameNode, value in
            value.choice("the test of '\(name)'", of: CompareChoices.testNames).flatMap(TestChoice.init).map {
                RowTest(variable: PlacedName(name, at: nameNode.position), choice: $0)
            }
        }
    }

    /// The test, if it is one of such a variable.
    func fitting(isCategorical: Bool) throws(ConfigurationIssue) -> TestChoice {
        guard !choice.fits(categories: isCategorical) else { return choice }
        let fitting = TestChoice.allCases.filter { $0.fits(categories: isCategorical) }.map(\.rawValue)
        throw ConfigurationIssue(
            position: variable.position,
            message: "'\(choice.rawValue)' is no test of \(isCategorical ? "categories" : "numbers"), but "
                + "'\(variable.name)' holds such. Tests of these: \(fitting.joined(separator: ", ")).")
    }
}
