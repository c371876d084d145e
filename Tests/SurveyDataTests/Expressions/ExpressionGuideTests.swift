import Frame
import TestSupport
import Testing

@testable import SurveyData

/// The guide to expressions says what is true.
@Suite("The guide to expressions")
struct ExpressionGuideTests {
    /// The fenced blocks of the guide in a language.
    static func blocks(_ language: String) throws -> [String] {
        let page = try Places.text(Places.package + "/docs/expressions.md")
        return page.components(separatedBy: "\n```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
    }

    static func examples() -> [(source: String, values: String)] {
        ((try? blocks("text")) ?? []).flatMap { block in
            block.split(separator: "\n").map { line in
                let parts = String(line).components(separatedBy: " → ")
                return (parts[0].trimmingSpaces, parts[safe: 1]?.trimmingSpaces ?? "")
            }
        }
    }

    @Test("Its examples give what stands beside them")
    func examples() throws {
        let examples = Self.examples()
        #expect(examples.count > 40)
        let folder = try TemporaryFolder()
        let csv = try folder.write(try Self.blocks("csv")[0] + "\n", to: "data.csv")
        let book = try Codebook(yaml: try Self.blocks("yaml")[1], file: "codebook.yaml")
        let file = try SurveyFile(path: csv, codebook: book)
        for example in examples {
            let expression = try Expression(example.source, at: place)
            #expect(file.issue(in: expression) == nil, "\(example.source)")
            let derivation = Derivation(name: "x", label: nil, rule: .expression(expression), position: place)
            let study = try SurveyFile(path: csv, codebook: book, derivations: [derivation])
            let column = try #require(try study.load(["x"]).frame["x"])
            #expect(ExpressionCase.shown(column) == example.values, "\(example.source)")
        }
    }

    @Test("Every function is in a table, and the first block is a derivation as written")
    func functions() throws {
        let page = try Places.text(Places.package + "/docs/expressions.md")
        for function in ExpressionFunction.all {
            let isNamed = page.contains("`\(function.name)(") || page.contains("`\(function.name)`")
            #expect(isNamed, "\(function.name)")
        }
        let derivations = try Codebook(yaml: try Self.blocks("yaml")[0], file: "codebook.yaml").derivations
        #expect(derivations.map(\.name) == ["band", "anyAway", "ses4"])
        #expect(derivations[2].values?.levels.map(\.name) == ["poorest", "2", "3", "richest"])
    }
}
