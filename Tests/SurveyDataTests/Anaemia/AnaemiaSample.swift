import Frame
import TestSupport
import Testing

@testable import SurveyData

/// People as columns: ages in months, haemoglobin in g/dL, altitudes in metres.
struct AnaemiaSample {
    /// A person; NaN for what is not known.
    struct Person {
        var months = 30.0
        /// 1 male, 2 female.
        var sex = 1.0
        var pregnant = 0.0
        var trimester = Double.nan
        var haemoglobin = 12.0
        var metres = 0.0
    }

    var people: [Person] = []

    private func categorical(_ name: String, _ values: [Double], first: Double, _ names: [String]) -> Column {
        Column(
            name: name,
            values: .categorical(
                values.map { $0.isNaN ? -1 : Int32($0 - first) }, CategoricalLevels(names.map { CategoricalLevel($0) })),
            missing: MissingCells(reasons: values.map { $0.isNaN ? MissingReason.doesNotKnow.rawValue : 0 }))
    }

    private func numeric(_ name: String, _ values: [Double], _ reason: MissingReason) -> Column {
        Column(
            name: name, values: .numeric(values),
            missing: MissingCells(reasons: values.map { $0.isNaN ? reason.rawValue : 0 }))
    }

    var frame: DataFrame {
        DataFrame(
            rowCount: people.count,
            columns: [
                numeric("months", people.map(\.months), .refused),
                categorical("sex", people.map(\.sex), first: 1, ["male", "female"]),
                categorical("pregnant", people.map(\.pregnant), first: 0, ["no", "yes"]),
                numeric("trimester", people.map(\.trimester), .doesNotKnow),
                numeric("hb", people.map(\.haemoglobin), .notAsked), numeric("metres", people.map(\.metres), .blank),
            ])
    }

    /// A variable of these people.
    func column(
        _ standard: String, _ part: AnaemiaUse.Part = .band, adjusted: Bool = true, sex: String? = "sex",
        pregnant: String? = "pregnant", trimester: String? = nil, ageUnit: MeasureUnit = .months
    ) throws -> Column {
        let standard = try #require(AnaemiaStandards.all.first { $0.name == standard })
        let use = AnaemiaUse(
            haemoglobin: "hb", standard: standard, age: .variable("months"),
            altitude: adjusted ? .variable("metres", standard.adjustment) : .none, sex: sex, male: nil,
            pregnant: pregnant, trimester: trimester,
            units: [.anaemia: .gramsPerDecilitre, .altitude: .metres, .age: ageUnit], part: part,
            place: SourcePosition(whole: "test"))
        return try use.column(in: frame, named: "x", label: nil)
    }

    /// The classes of people of these haemoglobins, in g/dL.
    static func bands(_ standard: String, _ person: Person, _ haemoglobins: [Double], trimester: Bool = false) throws
        -> String
    {
        let sample = AnaemiaSample(
            people: haemoglobins.map { value in
                var person = person
                person.haemoglobin = value
                return person
            })
        return ExpressionCase.shown(try sample.column(standard, trimester: trimester ? "trimester" : nil))
    }
}
