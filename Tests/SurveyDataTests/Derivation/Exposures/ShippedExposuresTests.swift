import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Shipped exposure definitions and surveys: laws over every one there is")
struct ShippedExposuresTests {
    static let definitions = ShippedExposures.all.map(\.name)
    static let surveys = ShippedSurveys.all.map(\.name)

    private func files(_ folder: String) throws -> [(name: String, text: String)] {
        let path = Places.package + "/Sources/CShippedData/" + folder
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
            (String($0.dropLast(5)), try Places.text("\(path)/\($0)"))
        }
    }

    @Test("Every file of the folders is in the program, and nothing in it is wrong")
    func inProgram() throws {
        let definitions = try files("exposures")
        #expect(definitions.map(\.name) == Self.definitions.sorted())
        for file in definitions {
            #expect(ShippedExposures.texts.contains(file.text))
            #expect(ShippedExposures.read(file.text, file: file.name).issues == [])
        }
        let surveys = try files("surveys")
        #expect(surveys.map(\.name) == Self.surveys.sorted())
        for file in surveys {
            #expect(ShippedSurveys.texts.contains(file.text))
            #expect(ShippedSurveys.read(file.text, file: file.name).issues == [])
        }
    }

    @Test("The published definitions are there, with their numbers")
    func published() throws {
        let women = try #require(ShippedExposures.named("acwf-2013"))
        #expect(women.age?.below == 18 && women.minimumMonths == 6 && women.who == .any && women.hukou != nil)
        let children = try #require(ShippedExposures.named("UNICEF-NBS-2015"))
        #expect(children.age?.below == 18 && children.minimumMonths == 6 && children.hukou == nil)
        let council = try #require(ShippedExposures.named("State-Council-2016"))
        #expect(council.age?.below == 16 && council.who == .bothOrUnguarded && council.father.months == nil)
    }

    @Test(
        "Sentences, doubts and remarks are in both languages; both parents are asked the same", arguments: definitions)
    func sentences(name: String) throws {
        let definition = try #require(ShippedExposures.named(name))
        let texts =
            [definition.definition] + [definition.label].compactMap { $0 } + definition.unconfirmed
            + definition.remarks
        #expect(texts.allSatisfy { Set($0.translations.map(\.language)) == ["en", "zh"] })
        let roles = definition.neededRoles.map(\.rawValue)
        for role in roles where role.hasPrefix("father") {
            #expect(roles.contains(role.replacingOccurrences(of: "father", with: "mother")))
        }
        #expect(Set(roles).count == roles.count)
    }

    @Test("A survey's doubts are in both languages, and every code it does not know is missing", arguments: surveys)
    func codes(name: String) throws {
        let survey = try #require(ShippedSurveys.named(name))
        #expect(survey.source != nil)
        let roles = ExposureRole.allCases.filter { survey.roles.bindings[$0] != nil }
        #expect(roles.contains(.fatherAway) && roles.contains(.motherAway))
        for role in roles {
            let binding = try #require(survey.roles.bindings[role])
            if let doubt = binding.unconfirmed {
                #expect(Set(doubt.translations.map(\.language)) == ["en", "zh"])
            }
            // −10 to −1 are reserved in these surveys, and no value is 9999.
            let names = binding.expression.names.subtracting(["yes", "no"])
            let values: [Int32] = Array(-10 ... -1)
            let frame = DataFrame(
                rowCount: values.count,
                columns: names.map { Column(name: $0, values: .integer(IntegerValues(values))) })
            let column = try binding.expression.column(named: "x", label: nil, in: frame)
            #expect(column.missing.count == values.count, "\(role)")
        }
    }

    @Test("Nothing that no source confirms is told without saying so: every code of CFPS is marked")
    func marked() throws {
        for survey in ShippedSurveys.all where survey.name.hasPrefix("CFPS") {
            for (role, binding) in survey.roles.bindings where role != .age {
                #expect(binding.unconfirmed != nil, "\(survey.name): \(role)")
            }
        }
    }
}
