import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Shipped scales: laws over every one there is")
struct ShippedScalesTests {
    static let names = ShippedScales.all.map(\.name)

    @Test("Every file of the folder is in the program, and nothing in it is wrong")
    func files() throws {
        let folder = Places.package + "/Sources/CShippedData/scales"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == Self.names.map { $0 + ".yaml" }.sorted())
        for file in files {
            let text = try Places.text("\(folder)/\(file)")
            #expect(ShippedScales.texts.contains(text))
            #expect(ShippedScales.read(text, file: file).issues == [])
        }
    }

    @Test("The instruments asked for are there")
    func instruments() {
        let wanted = [
            "CES-D-20", "CES-D-10", "CES-D-8", "SDQ", "PHQ-9", "GAD-7", "RSES", "SCARED", "CDI", "UCLA-20", "UCLA-3",
            "MHT", "KIDSCREEN-10", "K6",
        ]
        #expect(Set(wanted).isSubset(of: Self.names))
        #expect(ShippedScales.named("sdq")?.name == "SDQ")
    }

    @Test(
        "Bands cover the range of their score once, in whole numbers, and have labels in both languages",
        arguments: names)
    func bands(name: String) throws {
        let scale = try shipped(name)
        for set in scale.cutoffs {
            #expect(set.source != nil)
            for (part, bands) in set.bands {
                let score = try #require(scale.part(part))
                let sorted = bands.sorted { $0.range.lowerBound < $1.range.lowerBound }
                #expect(sorted.first?.range.lowerBound == scale.range(of: score).lowerBound, "\(set.name)")
                #expect(sorted.last?.range.upperBound == scale.range(of: score).upperBound, "\(set.name)")
                for (lower, upper) in zip(sorted, sorted.dropFirst()) {
                    #expect(lower.range.upperBound + 1 == upper.range.lowerBound, "\(set.name) \(upper.name)")
                }
                for band in bands { #expect(band.label.translations.map(\.language) == ["en", "zh"]) }
            }
        }
    }

    @Test(
        "Labels, unconfirmed facts and remarks are in both languages and concern something there is", arguments: names)
    func texts(name: String) throws {
        let scale = try shipped(name)
        var known = Set(["score", "missing"] + scale.subscales.compactMap(\.name))
        if scale.validity != nil { known.insert("flag") }
        for choice in scale.choices { known.formUnion(choice.options.map { "\(choice.name)=\($0.name)" }) }
        for fact in scale.unconfirmed { #expect(known.isSuperset(of: fact.about)) }
        let labels = ([scale.label] + scale.subscales.map(\.label)).compactMap { $0 }
        #expect(labels.count == scale.subscales.count + 1)
        for text in labels + scale.unconfirmed.map(\.text) + scale.remarks {
            #expect(Set(text.translations.map(\.language)) == ["en", "zh"])
        }
        #expect(scale.source != nil)
    }

    @Test("Subscales that make a whole hold every item once")
    func partitions() throws {
        func items(_ name: String, _ subscales: [String]) throws -> [Int] {
            let scale = try shipped(name)
            return subscales.compactMap(scale.part).flatMap(scale.items).sorted()
        }
        #expect(try items("SDQ", ["emotional", "conduct", "hyperactivity", "peer", "prosocial"]) == Array(1...25))
        let scared = ["panic", "generalizedAnxiety", "separationAnxiety", "socialAnxiety", "schoolAvoidance"]
        #expect(try items("SCARED", scared) == Array(1...41))
        let cdi = ["negativeMood", "interpersonal", "ineffectiveness", "anhedonia", "negativeSelfEsteem"]
        #expect(try items("CDI", cdi) == Array(1...27))
        #expect(try items("CDI", ["dysphoriaSpain", "negativeSelfEsteemSpain"]) == Array(1...27))
        let mht = try shipped("MHT")
        #expect((mht.items(of: mht.score) + mht.items(of: try #require(mht.part("lie")))).sorted() == Array(1...100))
    }

    @Test(
        "The lowest and highest scores are those of answers that all point one way, whatever the coding",
        arguments: names)
    func extremes(name: String) throws {
        let scale = try shipped(name)
        let settled = ScaleUse.of(scale).settled(scale)
        for part in [settled.score] + settled.subscales {
            let range = settled.range(of: part)
            for coding in [0, 1] {
                let use = ScaleUse.of(scale, coding: coding, subscale: part.name)
                let width = scale.response.upperBound - scale.response.lowerBound
                let low = (1...scale.itemCount).map { settled.reversed.contains($0) ? width : 0 }
                let rows = [low, low.map { width - $0 }].map { $0.map { $0 + Double(coding) } }
                let expected = "\(plainText(range.lowerBound)) \(plainText(range.upperBound))"
                #expect(try use.shown(scale, rows) == expected, "\(part.name ?? "score"), coding \(coding)")
            }
        }
    }

    @Test("Answers and their mirror image add up to the lowest and the highest score", arguments: names)
    func mirror(name: String) throws {
        let scale = try shipped(name)
        let settled = ScaleUse.of(scale).settled(scale)
        let width = Int(scale.response.upperBound - scale.response.lowerBound)
        let answers = (0..<scale.itemCount).map { Double(($0 * 7 + 3) % (width + 1)) }
        for part in [settled.score] + settled.subscales {
            let use = ScaleUse.of(scale, coding: 0, subscale: part.name)
            let shown = try use.shown(scale, [answers, answers.map { Double(width) - $0 }])
            let scores = shown.split(separator: " ").compactMap { Double($0) }
            let range = settled.range(of: part)
            #expect(scores.reduce(0, +) == range.lowerBound + range.upperBound)
        }
    }
}
