import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Standards of anaemia: laws over every one there is")
struct AnaemiaStandardTests {
    static let names = AnaemiaStandards.all.map(\.name)

    private func standard(_ name: String) throws -> AnaemiaStandard {
        try #require(AnaemiaStandards.all.first { $0.name == name })
    }

    @Test("Every file of the folder is in the program, and nothing in it is wrong")
    func inProgram() throws {
        let folder = Places.package + "/Sources/CShippedData/anaemia"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == Self.names.sorted().map { $0 + ".yaml" })
        for file in files {
            let text = try Places.text("\(folder)/\(file)")
            #expect(AnaemiaStandards.texts.contains(text))
            #expect(AnaemiaStandards.read(text, file: file).issues == [])
        }
    }

    @Test("Everybody from 6 months on has cut-offs, in order", arguments: names)
    func complete(name: String) throws {
        let groups = try standard(name).groups
        #expect(groups.allSatisfy { $0.severe < $0.moderate && $0.moderate < $0.mild })
        for isFemale in [true, false] {
            let edges = groups.filter { !$0.isPregnant && ($0.isFemale ?? isFemale) == isFemale }
            #expect(edges.first?.from == 6 && edges.last?.below == nil)
            for (group, next) in zip(edges, edges.dropFirst()) { #expect(group.below == next.from) }
        }
        #expect(groups.contains { $0.isPregnant && $0.trimester == nil && $0.isFemale == true })
    }

    @Test("A special group comes before the general one", arguments: names)
    func order(name: String) throws {
        let groups = try standard(name).groups
        func general(_ group: AnaemiaGroup) -> Int {
            (group.isPregnant ? 0 : 2) + (group.trimester == nil ? 1 : 0)
        }
        let women = groups.filter { $0.isFemale == true }.map(general)
        #expect(women == women.sorted() && women.count >= 2)
    }

    @Test("The words are in both languages; adjustments never add haemoglobin, and grow", arguments: names)
    func words(name: String) throws {
        let standard = try standard(name)
        let adjustment = standard.adjustment
        let texts = standard.unconfirmed.map(\.text) + adjustment.unconfirmed + [adjustment.definition]
        #expect(texts.allSatisfy { Set($0.translations.map(\.language)) == ["en", "zh"] })
        #expect(!adjustment.unconfirmed.isEmpty)
        let reductions = stride(from: -500.0, through: 6_000, by: 50).map(adjustment.reduction)
        #expect(reductions.first == 0 && (reductions.last ?? 0) > 40)
        #expect(zip(reductions, reductions.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
