import Frame
import Survey
import Testing

/// Parts of a design that exclude each other, and numbers that cannot be.
@Suite("Designs that contradict themselves")
struct DesignContradictionTests {
    private static let frame: DataFrame = {
        var frame = DataFrame(rowCount: 4)
        for (name, values) in [
            ("w", [1.0, 2, 1, 2]), ("s", [1, 1, 2, 2]), ("c", [1, 2, 3, 4]), ("p", [0.5, 0.4, 0.5, 0.4]),
            ("r1", [2, 0, 2, 2]), ("r2", [0, 4, 1, 1]), ("again", [1, 0, 1, 1]), ("code", [1, 2, 1, 2]),
            ("unit", [1, 1, 2, 2]),
        ] {
            frame.set(Column(name: name, values: .numeric(values)))
        }
        return frame
    }()

    private static func message(_ change: (inout DesignDeclaration) -> Void) -> String {
        var declaration = DesignDeclaration(weights: "w")
        change(&declaration)
        do {
            _ = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t.csv", line: row + 2) }
            return "(accepted)"
        } catch {
            return "\(error)"
        }
    }

    private static func given(_ change: (inout ReplicateDeclaration) -> Void = { _ in }) -> ReplicateDeclaration {
        var replicates = ReplicateDeclaration(.variables(["r1", "r2"], areFactors: false), kind: .bootstrap)
        change(&replicates)
        return replicates
    }

    @Test func replicates() {
        #expect(Self.message { $0.replicates = Self.given() } == "(accepted)")
        for (change, words) in [
            ({ $0.strata = ["s"] }, "replicate weights carry the sampling design"),
            ({ $0.secondPhase = .init(selected: "again") }, "replicates and 'secondPhase' exclude each other"),
            ({ $0.unequalProbabilities = .init(method: .brewer) }, "replicates and 'unequal' exclude each other"),
            ({ $0.weights = nil }, "need the weight of the whole sample"),
            ({ $0.replicates?.source = .variables(["r1", "r1"], areFactors: false) }, "'r1' is named twice"),
            ({ $0.replicates?.source = .variables(["r1"], areFactors: false) }, "at least two"),
            ({ $0.replicates?.scale = 0 }, "scale is 0, but must be above 0"),
            ({ $0.replicates?.scales = [1, -1] }, "scales is -1"),
            ({ $0.replicates?.scales = [1] }, "1 scales for 2 replicates"),
            ({ $0.replicates?.degreesOfFreedom = -3 }, "df is -3"),
            ({ $0.replicates = Self.given { ($0.kind, $0.fay) = (.fay, 1) } }, "Fay's factor is 1"),
            ({ $0.replicates?.fay = 0.3 }, "is for kind fay only"),
            ({ $0.replicates?.kind = .other }, "only the producer knows"),
            ({ $0.replicates?.source = .variables(["r1", "r2"], areFactors: true) }, "(accepted)"),
            ({ $0.replicates?.source = .variables(["again", "p"], areFactors: false) }, "say factors: true"),
        ] as [((inout DesignDeclaration) -> Void, String)] {
            let message = Self.message {
                $0.replicates = Self.given()
                change(&$0)
            }
            #expect(message.contains(words), "\(message)")
        }
    }

    @Test func phases() {
        for (phase, words) in [
            (SecondPhaseDeclaration(selected: "code"), "must be 1/0, yes/no or true/false"),
            (SecondPhaseDeclaration(selected: "again", clusters: ["unit"]), "t.csv:3: secondPhase: unit '1' of 'unit'"),
            (SecondPhaseDeclaration(selected: "agian"), "Did you mean 'again'?"),
        ] {
            let message = Self.message { $0.secondPhase = phase }
            #expect(message.contains(words), "\(message)")
        }
    }

    @Test func jointProbabilities() {
        func message(_ change: (inout [[Double]]) -> Void) -> String {
            var joint = (0..<4).map { i in (0..<4).map { $0 == i ? 0.5 : 0.2 } }
            change(&joint)
            return Self.message {
                $0.unequalProbabilities = .init(method: .joint, form: .yatesGrundy, jointProbabilities: joint)
            }
        }
        #expect(message { _ in } == "(accepted)")
        #expect(message { $0[0][1] = -0.1 }.contains("in row 2, column 1 is -0.1"))
        #expect(message { $0[0][1] = 0.3 }.contains("the same in row"))
        #expect(message { $0[2][2] = 2 }.contains("row 3, column 3 is 2"))
        #expect(message { $0.removeLast() }.contains("but the sample has 4 rows"))
        #expect(message { $0 = [] }.contains("needs the file of joint probabilities"))
    }
}
