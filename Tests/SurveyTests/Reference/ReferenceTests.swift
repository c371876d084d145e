import RowBlocks
import Survey
import TestSupport
import Testing

/// The cases of the reference files (survey 4.5 on R 4.2.2), as many as this package covers.
@Suite("Reference: R survey")
struct ReferenceTests {
    static let files = [
        "survey_descriptive", "survey_tests", "survey_glm", "tight_converged", "survey_synthetic_1e4",
        "survey_lonely_pps_twophase", "survey_replicates", "survey_replicates_given", "survey_calibration",
    ]

    /// Every case with its outcome, evaluated once.
    static let outcomes: [(reference: ReferenceCase, outcome: Outcome)] = {
        let cases = files.flatMap(ReferenceCase.load)
        let outcomes = mapInOrder(cases.count) { outcome(of: cases[$0]) }
        return Array(zip(cases, outcomes)).map { (reference: $0, outcome: $1) }
    }()

    @Test(
        "Numbers agree with R's, case by case", .enabled(if: Places.hasReference, "\(Places.noReference)"),
        arguments: files)
    func agreement(file: String) throws {
        for (reference, outcome) in Self.outcomes where reference.file == file {
            guard case .covered(let disagreements) = outcome else { continue }
            #expect(
                disagreements.isEmpty, "\(reference.testDescription): \(disagreements.joined(separator: "; "))")
        }
    }

    @Test(
        "At least 700 cases are covered; the rest are listed with their reasons",
        .enabled(if: Places.hasReference, "\(Places.noReference)"))
    func coverage() throws {
        var covered = 0
        var reasons: [String: [String]] = [:]
        for (reference, outcome) in Self.outcomes {
            switch outcome {
            case .covered: covered += 1
            case .notCovered(let reason): reasons[reason, default: []].append(reference.testDescription)
            }
        }
        print("reference cases covered: \(covered); not covered yet: \(reasons.values.map(\.count).reduce(0, +))")
        for (reason, cases) in reasons.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let examples = cases.prefix(3).joined(separator: ", ") + (cases.count > 3 ? ", …" : "")
            print("  \(cases.count) × \(reason): \(examples)")
        }
        #expect(covered >= 700)
    }

    /// The files of designs, replicates and calibration.
    static let engine = [
        "survey_lonely_pps_twophase", "survey_replicates", "survey_replicates_given", "survey_calibration",
        "survey_descriptive",
    ]

    @Test(
        "Of the cases of designs, replicates and calibration, 95 % are reproduced; the rest have a reason",
        .enabled(if: Places.hasReference, "\(Places.noReference)"))
    func engineCoverage() throws {
        let cases = Self.outcomes.filter { Self.engine.contains($0.reference.file) }
        var reproduced = 0
        for (reference, outcome) in cases {
            switch outcome {
            case .covered(let disagreements): reproduced += disagreements.isEmpty ? 1 : 0
            case .notCovered(let reason): print("  \(reference.testDescription): \(reason)")
            }
        }
        print("designs, replicates, calibration: \(reproduced) of \(cases.count) cases reproduced")
        #expect(Double(reproduced) >= 0.95 * Double(cases.count))
    }

    @Test(
        "Of the cases of tests, 95 % are reproduced; the rest have a reason",
        .enabled(if: Places.hasReference, "\(Places.noReference)"))
    func testCoverage() throws {
        let cases = Self.outcomes.filter { $0.reference.file == "survey_tests" }
        var reproduced = 0
        for (reference, outcome) in cases {
            switch outcome {
            case .covered(let disagreements): reproduced += disagreements.isEmpty ? 1 : 0
            case .notCovered(let reason): print("  \(reference.testDescription): \(reason)")
            }
        }
        print("tests: \(reproduced) of \(cases.count) cases reproduced")
        #expect(Double(reproduced) >= 0.95 * Double(cases.count))
    }

    /// Where R and this package differ by definition; docs/numbers.md gives the reasons.
    static let knownDifferences: [String: String] = Dictionary(
        uniqueKeysWithValues: ["domain_lpcd_fail_adjFALSE", "domtot_lpcd_fail_adjFALSE", "domtot_lpcd_fail_adjTRUE"].map
        {
            ($0, "a single-unit stratum is refused here even when the domain does not reach it")
        } + [("rake_rep", "R stops raking where margins are met to within one; here they are met to 10⁻¹²")])

    enum Outcome: Sendable {
        case covered(disagreements: [String])
        case notCovered(String)
    }

    /// Compares every part of a case.
    static func outcome(of reference: ReferenceCase) -> Outcome {
        if let difference = knownDifferences[reference.id] { return .notCovered(difference) }
        if reference.error != nil { return refusal(of: reference) }
        do {
            let object = try ReferenceInterpreter(id: reference.id).evaluate(reference.expression)
            var disagreements: [String] = []
            var compared = 0
            for (part, expected) in reference.results {
                do {
                    let numbers = try ReferenceParts(object: object).extract(reference.extractors[part] ?? "")
                    compared += 1
                    disagreements += disagreement(part, numbers, expected: expected, in: reference)
                } catch is NotCovered {
                    continue
                }
            }
            return compared > 0 ? .covered(disagreements: disagreements) : .notCovered("none of its parts")
        } catch let error as NotCovered {
            return .notCovered(error.reason)
        } catch {
            return .covered(disagreements: ["threw \(error)"])
        }
    }

    /// Where R refuses because a stratum has a single unit, so must this package.
    private static func refusal(of reference: ReferenceCase) -> Outcome {
        guard reference.id.contains("_fail") else { return .notCovered("an error of R") }
        do {
            _ = try ReferenceInterpreter(id: reference.id).evaluate(reference.expression)
            return .covered(disagreements: ["R refuses, but this was computed"])
        } catch let error as DesignError {
            if case .singleUnitStrata = error { return .covered(disagreements: []) }
            return .covered(disagreements: ["refused for another reason: \(error)"])
        } catch {
            return .notCovered("\(error)")
        }
    }

    private static func disagreement(
        _ part: String, _ numbers: [Double], expected: OrderedJSON, in reference: ReferenceCase
    ) -> [String] {
        let tolerance = ReferenceTolerance(reference, part: part)
        var (numbers, allowed) = (numbers, tolerance.reduced(expected.numbers))
        if part == "rscales" {
            // Replicates come in another order: strata by name, not by the file.
            numbers.sort()
            allowed.sort()
        }
        guard numbers.count == allowed.count else {
            return ["\(part): \(numbers.count) numbers, R has \(allowed.count)"]
        }
        let absolute = tolerance.absolute(part: part, reference: reference, expected: allowed)
        return allowed.indices.compactMap { index in
            let agrees = isClose(
                numbers[index], allowed[index], relative: tolerance.relative, absolute: absolute[index])
            return agrees ? nil : "\(part)[\(index)]: \(numbers[index]), R has \(allowed[index])"
        }
    }
}
