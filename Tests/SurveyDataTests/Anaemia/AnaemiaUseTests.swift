import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Anaemia of people")
struct AnaemiaUseTests {
    private typealias Person = AnaemiaSample.Person

    @Test(
        "Cut-offs belong to the class above them",
        arguments: [
            ("WHO-2011", 6.0, [6.9, 7.0, 9.9, 10.0, 10.9, 11.0]),
            ("WHO-2011", 59.9, [6.9, 7.0, 9.9, 10.0, 10.9, 11.0]),
            ("WHO-2011", 60, [7.9, 8.0, 10.9, 11.0, 11.4, 11.5]),
            ("WHO-2011", 143, [7.9, 8.0, 10.9, 11.0, 11.4, 11.5]),
            ("WHO-2011", 144, [7.9, 8.0, 10.9, 11.0, 11.9, 12.0]),
            ("WHO-2011", 179, [7.9, 8.0, 10.9, 11.0, 11.9, 12.0]),
            ("WHO-2011", 180, [7.9, 8.0, 10.9, 11.0, 12.9, 13.0]),
            ("WHO-2024", 6, [6.9, 7.0, 9.4, 9.5, 10.4, 10.5]), ("WHO-2024", 23.9, [6.9, 7.0, 9.4, 9.5, 10.4, 10.5]),
            ("WHO-2024", 24, [6.9, 7.0, 9.9, 10.0, 10.9, 11.0]), ("WHO-2024", 60, [7.9, 8.0, 10.9, 11.0, 11.4, 11.5]),
            ("WHO-2024", 144, [7.9, 8.0, 10.9, 11.0, 11.9, 12.0]),
            ("WHO-2024", 180, [7.9, 8.0, 10.9, 11.0, 12.9, 13.0]),
        ])
    func edges(standard: String, months: Double, haemoglobins: [Double]) throws {
        #expect(
            try AnaemiaSample.bands(standard, Person(months: months), haemoglobins)
                == "severe moderate moderate mild mild none")
    }

    @Test("Women, pregnant or not, by trimester")
    func women() throws {
        let all = "severe moderate moderate mild mild none"
        let woman = Person(months: 300, sex: 2)
        let pregnant = Person(months: 300, sex: 2, pregnant: 1)
        for standard in ["WHO-2011", "WHO-2024"] {
            #expect(try AnaemiaSample.bands(standard, woman, [7.9, 8, 10.9, 11, 11.9, 12]) == all)
            #expect(try AnaemiaSample.bands(standard, pregnant, [6.9, 7, 9.9, 10, 10.9, 11]) == all)
        }
        for trimester in [1.0, 2, 3] {
            var person = pregnant
            person.trimester = trimester
            let values = trimester == 2 ? [6.9, 7, 9.4, 9.5, 10.4, 10.5] : [6.9, 7, 9.9, 10, 10.9, 11]
            #expect(try AnaemiaSample.bands("WHO-2024", person, values, trimester: true) == all)
        }
    }

    @Test("Anaemia is any class; 11.0 g/dL is exactly 110 g/L; haemoglobin comes in g/L")
    func parts() throws {
        let sample = AnaemiaSample(people: [6.9, 10.9, 11.0, 11.1].map { Person(haemoglobin: $0) })
        let anaemic = try sample.column("WHO-2024", .anaemic)
        #expect(ExpressionCase.shown(anaemic) == "yes yes no no")
        #expect(anaemic.label.text(in: "zh") == "贫血")
        let adjusted = try sample.column("WHO-2024", .adjusted)
        #expect(adjusted.doubles == [69, 109, 110, 111])
        #expect(adjusted.unit?.text(in: "en") == "g/L")
        #expect(adjusted.label.text(in: "en") == "Haemoglobin, adjusted for altitude")
        #expect(try sample.column("WHO-2024", .adjusted, adjusted: false).label.text(in: "en") == "Haemoglobin")
    }

    @Test("Every haemoglobin of one decimal in g/dL is a whole number of g/L")
    func tenths() throws {
        let sample = AnaemiaSample(people: (20...250).map { Person(haemoglobin: Double($0) / 10) })
        #expect(try sample.column("WHO-2011", .adjusted).doubles == (20...250).map(Double.init))
    }

    @Test("What is subtracted can make the difference; altitude below the sea counts as none")
    func altitude() throws {
        let sample = AnaemiaSample(people: [-400, 0, 999, 1000, 3000].map { Person(haemoglobin: 11, metres: $0) })
        #expect(ExpressionCase.shown(try sample.column("WHO-2011")) == "none none none mild moderate")
        #expect(ExpressionCase.shown(try sample.column("WHO-2024")) == "none none mild mild moderate")
        #expect(ExpressionCase.shown(try sample.column("WHO-2024", adjusted: false)) == "none none none none none")
    }

    @Test("Reasons: of the first of age, sex, pregnancy, haemoglobin and altitude; too young; what cannot be")
    func reasons() throws {
        let nan = Double.nan
        let people: [Person] = [
            .init(months: nan, sex: nan), .init(months: 5.9, haemoglobin: nan), .init(months: 30, sex: nan),
            .init(months: 180, sex: nan), .init(months: 180, sex: 2, pregnant: nan, haemoglobin: nan),
            .init(months: 180, sex: 1, pregnant: nan, haemoglobin: 14), .init(haemoglobin: nan, metres: nan),
            .init(haemoglobin: 1.9), .init(haemoglobin: 25.1), .init(metres: nan), .init(metres: 6001),
            .init(metres: -501), .init(months: -1),
        ]
        let expected =
            "refused notApplicable none doesNotKnow doesNotKnow none notAsked invalid invalid blank invalid invalid invalid"
        // Enough others, so that what cannot be is the exception.
        let sample = AnaemiaSample(people: people + (0..<9).map { _ in Person() })
        for part in [AnaemiaUse.Part.band, .anaemic, .adjusted] {
            let shown = ExpressionCase.shown(try sample.column("WHO-2011", part)).split(separator: " ").prefix(13)
            let missing = Set(MissingReason.allCases.map(\.name))
            for (own, other) in zip(shown, expected.split(separator: " ")) {
                #expect(missing.contains(String(other)) ? own == other : !missing.contains(String(own)))
            }
        }
    }

    @Test("Without sex, adults are missing; without pregnancy, women count as not pregnant; a trimester must be one")
    func gaps() throws {
        var sample = AnaemiaSample(people: [Person(), Person(months: 180), Person(months: 180, sex: 2, pregnant: 1)])
        for index in sample.people.indices { sample.people[index].haemoglobin = 11.5 }
        #expect(ExpressionCase.shown(try sample.column("WHO-2011", sex: nil, pregnant: nil)) == "none blank blank")
        #expect(ExpressionCase.shown(try sample.column("WHO-2011", pregnant: nil)) == "none mild mild")
        #expect(ExpressionCase.shown(try sample.column("WHO-2011")) == "none mild none")
        #expect(ExpressionCase.shown(try sample.column("WHO-2024", trimester: "trimester")) == "none mild doesNotKnow")
        sample.people[2].trimester = 4
        #expect(ExpressionCase.shown(try sample.column("WHO-2024", trimester: "trimester")) == "none mild invalid")
    }

    @Test("Ages in days change class on a birthday, ages in years by the completed year")
    func ages() throws {
        // 6 months; 5, 12 and 15 years.
        for (day, haemoglobin) in [(183.0, 11.0), (1826, 11.2), (4383, 11.7), (5479, 12.5)] {
            let sample = AnaemiaSample(people: [day - 1, day].map { Person(months: $0, haemoglobin: haemoglobin) })
            let shown = ExpressionCase.shown(try sample.column("WHO-2011", .anaemic, ageUnit: .days))
            #expect(shown == (day == 183 ? "notApplicable no" : "no yes"), "\(day)")
        }
        let years = AnaemiaSample(people: [0.0, 1, 4, 5, 11, 12].map { Person(months: $0, haemoglobin: 11.2) })
        #expect(
            ExpressionCase.shown(try years.column("WHO-2011", .anaemic, ageUnit: .years))
                == "notApplicable no no yes yes yes")
    }
}
