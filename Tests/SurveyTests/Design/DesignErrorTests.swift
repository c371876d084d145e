import Frame
import Survey
import Testing

/// What a design refuses, in the words the user reads.
@Suite("Design errors")
struct DesignErrorTests {
    private func frame(_ columns: [(String, [Double])]) -> DataFrame {
        var frame = DataFrame(rowCount: columns[0].1.count)
        for (name, values) in columns {
            let missing = MissingCells(reasons: values.map { $0.isNaN ? MissingReason.blank.rawValue : 0 })
            frame.set(Column(name: name, values: .numeric(values), missing: missing))
        }
        return frame
    }

    private func message(_ declaration: DesignDeclaration, _ columns: [(String, [Double])]) -> String {
        do {
            _ = try SurveyDesign(declaration, in: frame(columns)) { row, variable in
                SourcePosition(file: "wave.csv", line: row + 2, column: variable.count)
            }
            return "(accepted)"
        } catch {
            return "\(error)"
        }
    }

    @Test func unknownVariable() {
        #expect(
            message(DesignDeclaration(weights: "weigth"), [("weight", [1, 1])])
                == "weights: no variable is called 'weigth'. Did you mean 'weight'?")
    }

    @Test func negativeWeight() {
        #expect(
            message(DesignDeclaration(weights: "w"), [("w", [1, -2.5, 3, -1])])
                == "wave.csv:3:1: weight 'w' is -2.5 here, and in 1 more rows. A weight is how many people a row stands "
                + "for; correct the file.")
    }

    @Test func missingWeight() {
        #expect(
            message(DesignDeclaration(weights: "w"), [("w", [1, 2, .nan])])
                == "wave.csv:4:1: weights 'w' is missing here. Every row of a sample has a value; complete the file, or "
                + "remove rows that are not part of the sample before the weights are made.")
    }

    @Test func allWeightsZero() {
        #expect(
            message(DesignDeclaration(weights: "w"), [("w", [0, 0])])
                == "weights: every value of 'w' is zero, so nobody is represented.")
    }

    @Test func singleUnitStratum() {
        let text = message(
            DesignDeclaration(strata: ["s"], clusters: ["c"], nested: true),
            [("s", [1, 1, 2, 2]), ("c", [1, 2, 3, 3])])
        #expect(text.hasPrefix("design: stratum 2 has a single unit of 'c', from which no variance can be estimated."))
        for policy in SinglePSUPolicy.allCases where policy != .refuse { #expect(text.contains(policy.rawValue)) }
    }

    @Test(arguments: SinglePSUPolicy.allCases.filter { $0 != .refuse })
    func everyPolicyAccepts(policy: SinglePSUPolicy) {
        let declaration = DesignDeclaration(strata: ["s"], clusters: ["c"], nested: true, singlePSU: policy)
        #expect(message(declaration, [("s", [1, 1, 2, 2]), ("c", [1, 2, 3, 3])]) == "(accepted)")
    }

    @Test func identifierInTwoStrata() {
        let columns: [(String, [Double])] = [("s", [1, 1, 2, 2]), ("c", [1, 2, 1, 2])]
        #expect(message(DesignDeclaration(strata: ["s"], clusters: ["c"], nested: true), columns) == "(accepted)")
        #expect(
            message(DesignDeclaration(strata: ["s"], clusters: ["c"], nested: false), columns)
                == "clusters: unit '1' of 'c' lies in more than one stratum. If identifiers start anew in each stratum, "
                + "say nested: true (--nested).")
    }

    @Test func populationSizes() {
        let units: [(String, [Double])] = [("c", [1, 2, 3])]
        #expect(
            message(DesignDeclaration(clusters: ["c"], populationSizes: ["N"]), units + [("N", [9, 9, 8])])
                == "wave.csv:4:1: population size 'N' differs from other rows of the same stratum; it must be one number "
                + "a stratum.")
        #expect(
            message(DesignDeclaration(clusters: ["c"], populationSizes: ["N"]), units + [("N", [2, 2, 2])])
                == "wave.csv:2:1: population size 'N' is 2, but the stratum has 3 sampled units. Give the number of units "
                + "in the population, or the sampling fraction.")
        #expect(
            message(DesignDeclaration(clusters: ["c"], populationSizes: ["N", "c"]), units + [("N", [9, 9, 9])])
                == "design: 2 population sizes for 1 stage; give at most one a stage.")
    }

    @Test("Sampling fractions and population sizes mean the same")
    func fractions() throws {
        let sizes = frame([("c", [1, 2, 3]), ("N", [12, 12, 12])])
        let fractions = frame([("c", [1, 2, 3]), ("N", [0.25, 0.25, 0.25])])
        let designs = try [sizes, fractions].map {
            try SurveyDesign(DesignDeclaration(clusters: ["c"], populationSizes: ["N"]), in: $0) { row, _ in
                SourcePosition(file: "t", line: row)
            }
        }
        #expect(designs[0].stages[0].populationUnits == designs[1].stages[0].populationUnits)
        #expect(designs[0].weights == designs[1].weights)
    }

    @Test("Strata of several variables are crossed")
    func crossedStrata() throws {
        let data = frame([("a", [1, 1, 1, 1, 2, 2, 2, 2]), ("b", [1, 1, 2, 2, 1, 1, 2, 2])])
        let design = try SurveyDesign(DesignDeclaration(strata: ["a", "b"]), in: data) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        #expect(design.stages[0].stratumCount == 4)
        #expect(design.stages[0].sampledUnits == [2, 2, 2, 2])
    }
}
