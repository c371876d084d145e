public import Estimation
import Frame

/// What can be wrong when weights are adjusted, with the names of variables and levels. All wording of this folder is here.
/// Rows are counted from 0 here and from 1 in words.
public enum WeightingError: Error {
    case unknownVariable(role: String, name: String, known: [String])
    case notNumeric(role: String, variable: String)
    case missingValues(role: String, variable: String, count: Int, first: Int)
    case missingNumber(variable: String, row: Int)
    case invalidWeight(row: Int, value: Double)
    case nothingToDo(what: String, needs: String)
    case inReplicate(Int, String)
    // Margins.
    case unknownLevel(variable: String, level: String, known: [String], total: Double?)
    case cellShape(margin: String, levels: [String], variables: [String])
    case repeatedCell(margin: String, levels: [String])
    case invalidTotal(what: String, value: Double)
    case emptyCells([(name: String, total: Double)])
    case cellsWithoutTotal([(name: String, count: Int)])
    case zeroTotals([(name: String, count: Int)])
    case differentSums(margin: String, sum: Double, first: String, firstSum: Double)
    case rakingNotReached(what: String, total: Double, reached: Double, cycles: Int)
    // Calibration.
    case contradiction(what: String, of: [String], total: Double, implied: Double)
    case notReached(what: String, total: Double, reached: Double, lowest: Double, highest: Double, steps: Int)
    // Trimming, scaling, non-response.
    case trimImpossible(lower: Double, upper: Double, sum: Double, count: Int, group: String?)
    case nothingToScale(group: String?)
    case invalidPropensity(variable: String, row: Int, value: Double)
    case responseModel(terms: String, reason: String)
    case statusTwice(variable: String, level: String)
    /// What is said as well without names.
    case adjustment(CalibrationError)
    // Cycles.
    case overlappingCycles(SurveyCycle, SurveyCycle)
    case cycleWithoutLength(SurveyCycle)
    case undeclaredCycles([String])
}

extension WeightingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownVariable(let role, let name, let known):
            "\(role): no variable is called '\(name)'.\(Self.hint(name, known))"
        case .notNumeric(let role, let variable):
            "\(role): '\(variable)' must be numeric. Name another variable, or declare its type in the codebook."
        case .missingValues(let role, let variable, let count, let first):
            "\(role): '\(variable)' is missing in \(Self.rows(count)) of positive weight, first in row \(first + 1). Impute it, "
                + "or make the missing values a level of their own that has a total."
        case .missingNumber(let variable, let row):
            "calibration: '\(variable)' is missing in row \(row + 1), which has a positive weight. Impute it, or calibrate "
                + "to other variables."
        case .invalidWeight(let row, let value):
            "weights: row \(row + 1) has the weight \(Self.number(value)), but a weight is a number that is not negative."
                + (value < 0 ? " Linear calibration can give such weights; set bounds, or use raking." : "")
        case .nothingToDo(let what, let needs): "\(what) needs \(needs)."
        case .inReplicate(let replicate, let reason):
            "replicate \(replicate) cannot be adjusted as the sample is: \(reason)"
        case .unknownLevel(let variable, let level, let known, let total):
            "'\(variable)' has no level '\(level)' in the sample"
                + (total.map { ", but a population total of \(Self.number($0)). Merge it with a similar level." } ?? ".")
                + Self.hint(level, known)
        case .cellShape(let margin, let levels, let variables):
            "margin \(margin): '\(levels.joined(separator: ", "))' names \(levels.count) level(s), but the margin has "
                + "\(variables.count) variable(s); give one level of each."
        case .repeatedCell(let margin, let levels):
            "margin \(margin): '\(levels.joined(separator: ", "))' has two totals; give one."
        case .invalidTotal(let what, let value):
            "\(what): the population total is \(Self.number(value)), but must be a number that is not negative."
        case .emptyCells(let cells):
            "nobody in the sample is in \(Self.list(cells.map { "\($0.name) (total \(Self.number($0.total)))" })). Merge "
                + "\(cells.count == 1 ? "it" : "them") with similar cells that have respondents, and add their totals."
        case .cellsWithoutTotal(let cells):
            "no population total for \(Self.list(cells.map { "\($0.name) (\(Self.rows($0.count)))" })). Give "
                + "\(cells.count == 1 ? "one" : "them"), merge levels, or (in postStratify) leave such cells as they are with "
                + "partial: true."
        case .zeroTotals(let cells):
            "the population total is 0 for \(Self.list(cells.map { "\($0.name) (\(Self.rows($0.count)))" })). Correct it, or "
                + "take these rows out of the population by the weight 0 first."
        case .differentSums(let margin, let sum, let first, let firstSum):
            "margins contradict each other: totals of \(margin) add up to \(Self.number(sum)), those of \(first) to "
                + "\(Self.number(firstSum)). They describe one population; scale them to one size."
        case .rakingNotReached(let what, let total, let reached, let cycles):
            "raking did not meet the margins in \(cycles) cycles: \(what) came to \(Self.number(reached)) of "
                + "\(Self.number(total)). Merge small levels, or take fewer margins."
        case .contradiction(let what, let others, let total, let implied):
            "totals contradict each other: \(what) is given as \(Self.number(total)), but the totals of "
                + "\(Self.list(others)) imply \(Self.number(implied)). Correct them, or leave \(what) out."
        case .notReached(let what, let total, let reached, let lowest, let highest, let steps):
            "calibration did not meet the totals in \(steps) steps: \(what) came to \(Self.number(reached)) of "
                + "\(Self.number(total)); bounds allow \(Self.number(lowest)) to \(Self.number(highest)) for it alone. Widen the "
                + "bounds, or calibrate to fewer totals."
        case .trimImpossible(let lower, let upper, let sum, let count, let group):
            "trimming: the \(count) weights\(group.map { " of \($0)" } ?? "") add up to \(Self.number(sum)), which weights "
                + "between \(Self.number(lower)) and \(Self.number(upper)) cannot. Widen the bounds."
        case .nothingToScale(let group):
            "scaling: all weights\(group.map { " of \($0)" } ?? "") are zero. Leave the group out."
        case .invalidPropensity(let variable, let row, let value):
            "propensity '\(variable)' is \(Self.number(value)) in row \(row + 1), but must be above 0 and at most 1. Use the "
                + "fitted probabilities of a model for response."
        case .responseModel(let terms, let reason): "nonResponse, model '\(terms)': \(reason)."
        case .statusTwice(let variable, let level):
            "response: level '\(level)' of '\(variable)' is named twice; name it once."
        case .overlappingCycles(let a, let b):
            "cycles '\(a.level)' (\(Self.number(a.start)) to \(Self.number(a.end))) and '\(b.level)' "
                + "(\(Self.number(b.start)) to \(Self.number(b.end))) overlap, so that people would count twice. Leave one out."
        case .cycleWithoutLength(let cycle):
            "cycle '\(cycle.level)' runs from \(Self.number(cycle.start)) to \(Self.number(cycle.end)); its end must be after its "
                + "start, in years."
        case .undeclaredCycles(let names):
            "rows of \(Self.list(names)) belong to no declared cycle. Declare it with its years, or give these rows the "
                + "weight 0."
        case .adjustment(let error): "\(error)"
        }
    }
}

extension WeightingError {
    private static func number(_ value: Double) -> String { plainText(value) }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    private static func hint(_ name: String, _ known: [String]) -> String {
        nearestName(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(5).joined(separator: "; ")
        return names.count > 5 ? shown + "; … (\(names.count) in all)" : shown
    }
}
