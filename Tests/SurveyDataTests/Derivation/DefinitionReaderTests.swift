import Testing

@testable import SurveyData

@Suite("Scales, exposures and derivations that cannot be")
struct DefinitionReaderTests {
    @Test(
        "Scales",
        arguments: [
            ("{response: [0, 3]}", "book.yaml:2:6: scale 'S' needs the key 'items'."),
            ("{items: 2}", "book.yaml:2:6: scale 'S' needs the key 'response'."),
            ("{items: 0, response: [0, 3]}", "book.yaml:2:14: scale 'S' has 0 items, but needs at least one."),
            ("{items: -2, response: [0, 3]}", "book.yaml:2:14: scale 'S' has -2 items, but needs at least one."),
            (
                "{items: 2.5, response: [0, 3]}",
                "book.yaml:2:14: 'items' of scale 'S' must be a whole number, but is '2.5'."
            ),
            ("{items: ten, response: [0, 3]}", "book.yaml:2:14: 'items' of scale 'S' must be a number, but is 'ten'."),
            (
                "{items: 1e99, response: [0, 3]}",
                "book.yaml:2:14: 'items' of scale 'S' must be a whole number, but is '1e+99'."
            ),
            ("{items: 2, response: [3, 3]}", "book.yaml:2:27: 'response' of scale 'S' must be [lowest, highest]."),
            (
                "{items: 2, response: [0, 3], reverse: [3]}",
                "book.yaml:2:44: scale 'S' has items 1 to 2, so item 3 cannot be reversed."
            ),
            (
                "{items: 2, response: [0, 3], minimumAnswered: 0}",
                "book.yaml:2:52: 'minimumAnswered' of scale 'S' must lie between 1 and 2."
            ),
            (
                "{items: 2, response: [0, 3], score: summ}",
                "book.yaml:2:42: 'score' of scale 'S' is 'summ', but must be one of sum, mean. Did you mean 'sum'?"
            ),
            (
                "{items: 2, response: [0, 3], round: up}",
                "book.yaml:2:42: 'round' of scale 'S' is 'up', but must be one of halfUp, none."
            ),
        ])
    func scales(definition: String, message: String) {
        #expect(issues(of: "scales:\n  S: " + definition) == [message])
    }

    @Test(
        "Exposures",
        arguments: [
            (
                "{father: {away: a > 1}, mother: {away: a > 1}}",
                "book.yaml:2:6: exposure 'E' needs the key 'definition'."
            ),
            ("{definition: d, mother: {away: a > 1}}", "book.yaml:2:6: exposure 'E' needs the key 'father'."),
            (
                "{definition: d, father: {months: m}, mother: {away: a > 1}}",
                "book.yaml:2:30: the father of exposure 'E' needs the key 'away'."
            ),
            (
                "{definition: d, father: {away: a >}, mother: {away: a > 1}}",
                "book.yaml:2:40: found the end where a variable, a number or a text is expected."
            ),
            (
                "{definition: d, father: {away: 'a >'}, mother: {away: a > 1}}",
                "book.yaml:2:41: found the end where a variable, a number or a text is expected."
            ),
            (
                "{definition: d, father: {away: a}, mother: {away: a}, minimumMonths: six}",
                "book.yaml:2:75: 'minimumMonths' of exposure 'E' must be a number, but is 'six'."
            ),
            (
                "{definition: d, who: bothOrUnguarded, father: {away: a, canGuard: b}, mother: {away: a}}",
                "book.yaml:2:84: the mother of exposure 'E' needs the key 'canGuard', since 'who' is bothOrUnguarded."
            ),
            (
                "{definition: d, father: {away: a}, mother: {away: a}, minimumMonths: 6}",
                "book.yaml:2:75: 'minimumMonths' of exposure 'E' decides nothing: neither parent has the key 'months'."
            ),
            (
                "{definition: d, father: {away: a, canGuard: b}, mother: {away: a}}",
                "book.yaml:2:30: 'canGuard' of the father of exposure 'E' decides nothing unless 'who' is bothOrUnguarded."
            ),
            (
                "{definition: d, father: {away: a}, mother: {away: a}, age: {value: b, from: 18, below: 16}}",
                "book.yaml:2:65: 'age' of exposure 'E' must go from a lower age to below a higher one."
            ),
            (
                "{definition: d, father: {away: a}, mother: {away: a}, ageAtFirstSeparation: {value: b, groups: {x: 6, y: 0}}}",
                "book.yaml:2:101: the groups of 'ageAtFirstSeparation' of exposure 'E' need ascending ages to begin at, as {preschool: 0, school: 6}."
            ),
            (
                "{definition: d, father: {away: a}, mother: {away: a}, minimumMonth: 6}",
                "book.yaml:2:60: unknown key 'minimumMonth' in exposure 'E'. Did you mean 'minimumMonths'?"
            ),
        ])
    func exposures(definition: String, message: String) {
        #expect(issues(of: "exposures:\n  E: " + definition) == [message])
    }

    static let beginning = """
        scales: {S: {items: 2, response: [0, 3]}}
        exposures: {E: {definition: d, father: {away: a}, mother: {away: a}}}
        derive:
          x: 
        """

    @Test(
        "Derivations",
        arguments: [
            ("[a]", "book.yaml:4:6: a derived variable must be a single value, not a list."),
            ("", "book.yaml:4:5: a derived variable is empty. Give a value, or remove the key."),
            (
                "{label: a}",
                "book.yaml:4:6: 'x' needs one of: condition, value, scale (with items), growth (with sex and age), anaemia (with "
                    + "standard, age and altitude), exposure."
            ),
            (
                "{condition: a > 1, scale: S, items: [a, b]}",
                "book.yaml:4:6: 'x' has condition and scale, but can have only one of them."
            ),
            (
                "{condition: a > 1, who: any}",
                "book.yaml:4:30: 'who' of 'x' belongs to the key 'exposure', which is missing."
            ),
            (
                "{condition: a + 1}",
                "book.yaml:4:18: the condition of 'x' is a calculation. Compare it with something, or call it 'value'."
            ),
            ("{scale: S}", "book.yaml:4:6: 'x' needs the key 'items'."),
            ("{scale: S, items: [a]}", "book.yaml:4:3: scale 'S' has 2 items, but 'x' gives 1."),
            (
                "{scale: T, items: [a, b]}",
                "book.yaml:4:3: no scale is called 'T'. The codebook declares S. `lbc scales` lists those that are shipped."
            ),
            ("{scale: S, items: [a, a]}", "book.yaml:4:24: 'x' has the item 'a' twice; keep one."),
            (
                "{exposure: E, who: any, as: history}",
                "book.yaml:4:25: 'x' has 'who' and 'as', but can have only one of them."
            ),
            (
                "{exposure: E, as: histroy}",
                "book.yaml:4:24: 'as' of 'x' is 'histroy', but must be one of leftBehind, criterion, history, ageAtFirstSeparation, duration, caregiver. Did you mean 'history'?"
            ),
            ("{exposure: E, as: history}", "book.yaml:4:3: exposure 'E' needs the key 'previously' for this."),
            (
                "{exposure: State-Council-2016}",
                "book.yaml:4:3: exposure 'State-Council-2016' needs roles that 'exposureRoles' of the codebook does not give: age (number: the child's age in years); ruralHukou (condition: the child's household registration is rural); fatherAway (condition: the father does not live with the child); fatherForWork (condition: the father is away for work); fatherAlive (condition: the father is alive); fatherCanGuard (condition: the father is able to guard the child); motherAway (condition: the mother does not live with the child); motherForWork (condition: the mother is away for work); motherAlive (condition: the mother is alive); motherCanGuard (condition: the mother is able to guard the child). Give them, or leave 'State-Council-2016' out."
            ),
            (
                "{exposure: e2, who: any}",
                "book.yaml:4:3: no exposure is called 'e2'. Declared: E. `lbc definitions` lists those that are shipped."
            ),
            ("{exposure: E, who: all}", "book.yaml:4:25: 'who' is 'all', but must be one of any, both."),
            (
                "{exposure: E, who: [father]}",
                "book.yaml:4:25: 'who' needs at least two different categories of none, father, mother, both."
            ),
            (
                "{exposure: E, who: [father, father]}",
                "book.yaml:4:25: 'who' needs at least two different categories of none, father, mother, both."
            ),
            ("{exposure: E, who: any, lable: l}", "book.yaml:4:30: unknown key 'lable' in 'x'. Did you mean 'label'?"),
        ])
    func derivations(definition: String, message: String) {
        #expect(issues(of: Self.beginning + definition) == [message])
    }

    @Test("A yes/no variable is a condition, and a condition may be a value")
    func conditions() {
        for definition in ["{condition: a}", "{condition: not a}", "{value: a > 1}", "{value: a + 1}"] {
            #expect(issues(of: Self.beginning + definition) == [])
        }
    }

    @Test("A range of items that makes no sense is reported, however long it would be")
    func itemRanges() {
        for items in ["a3...a1", "a1...b3", "a...c", "i1...i999999999999", "i1...i99999999999999999999999"] {
            let found = issues(of: Self.beginning + "{scale: S, items: \(items)}")
            #expect(
                found.last
                    == "book.yaml:4:24: '\(items)' in the items of 'x' must go from a numbered name to a later one, "
                    + "as item1...item10.")
        }
    }
}
