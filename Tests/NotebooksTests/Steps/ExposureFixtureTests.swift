import Results
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

/// Exposure definitions on the synthetic pupils, against an independent computation by possible worlds
/// (Tests/Fixtures/exposure/generate.py).
@Suite("Exposure definitions against Python")
struct ExposureFixtureTests {
    static let names = [
        "away at least 6 months", "away at least 3 months", "ACWF-2013", "UNICEF-NBS-2015", "State-Council-2016",
        "Any-absence",
    ]

    /// The shipped codebook, in which every parent with more than primary school is able to guard.
    static func study(_ wave: Int, in folder: TemporaryFolder) throws -> Study {
        let book = try Places.text(Places.dataset("left-behind-synthetic/codebook.yaml"))
        let roles =
            "exposureRoles:\n  fatherCanGuard: fatherEducation != primary\n  motherCanGuard: motherEducation != primary\n"
        let path = try folder.write(book.replacing("exposureRoles:\n", with: roles), to: "codebook.yaml")
        var flags = StudyFlags(data: Places.dataset("left-behind-synthetic/wave\(wave).csv"))
        flags.codebook = path
        flags.weights = "weight"
        flags.strata = ["stratum"]
        flags.clusters = ["county"]
        return try flags.study()
    }

    @Test("Children by criterion, shares with their errors, and overlaps", arguments: 1...3)
    func numbers(wave: Int) throws {
        let folder = try TemporaryFolder()
        let study = try Self.study(wave, in: folder)
        let steps = try ExposureStep.steps(definitions: Self.names, in: study)
        let run = try StudyRun(try StudyPlan(study, steps: steps))
        let expected = try FixtureNumbers("exposure")
        let found = Dictionary(
            run.results.flatMap(\.statistics).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for name in Self.names {
            let counts = ExposureCriterion.allCases.map { criterion in
                found[StatisticKey(variable: name, level: criterion.rawValue, name: .n)]?.value
            }
            #expect(counts == expected["wave\(wave).\(name).criteria"], "\(name)")
            for level in ["leftBehind", "bothAway"] {
                let share = try #require(found[StatisticKey(variable: name, level: level, name: .proportion)])
                #expect(
                    disagreements(
                        [share.value, share.standardError ?? .nan], expected["wave\(wave).\(name).\(level)"],
                        relative: 1e-10) == [], "\(name), \(level)")
                #expect(share.degreesOfFreedom == 36)
            }
        }
        for (index, first) in Self.names.enumerated() {
            for second in Self.names[(index + 1)...] {
                let groups = ["both", "onlyFirst", "onlySecond", "neither", "undecided", "notEligible"]
                let counts = groups.map {
                    StatisticKey(variable: first, level: second, group: $0, name: .n)
                }
                let agreement = [StatisticName.jaccard, .kappa].map {
                    StatisticKey(variable: first, level: second, name: $0)
                }
                let numbers = (counts + agreement).map { found[$0]?.value ?? .nan }
                #expect(
                    disagreements(numbers, expected["wave\(wave).\(first).\(second)"], relative: 1e-12) == [],
                    "\(first), \(second)")
            }
        }
    }
}
