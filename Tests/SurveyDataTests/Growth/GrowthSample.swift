import Frame
import TestSupport

@testable import SurveyData

/// Children as columns, in centimetres and kilograms.
struct GrowthSample {
    var sex: [Double] = []
    var age: [Double] = []
    var lying: [Double] = []
    var oedema: [Double] = []
    var measures: [GrowthMeasure: [Double]] = [:]

    /// Adds a child; NaN for what is not known.
    mutating func add(
        _ sex: Double, age: Double, lying: Double = .nan, oedema: Double = 0, _ values: [GrowthMeasure: Double]
    ) {
        self.sex.append(sex)
        self.age.append(age)
        self.lying.append(lying)
        self.oedema.append(oedema)
        for measure in GrowthMeasure.allCases where measure != .age {
            measures[measure, default: []].append(values[measure] ?? .nan)
        }
    }

    private static func levels(_ names: [String]) -> CategoricalLevels {
        CategoricalLevels(names.map { CategoricalLevel($0) })
    }

    private func categorical(_ name: String, _ values: [Double], first: Double, _ names: [String]) -> Column {
        Column(
            name: name,
            values: .categorical(values.map { $0.isNaN || $0 < 0 ? -1 : Int32($0 - first) }, Self.levels(names)),
            missing: MissingCells(reasons: values.map { $0.isNaN || $0 < 0 ? MissingReason.blank.rawValue : 0 }))
    }

    private func numeric(_ name: String, _ values: [Double]) -> Column {
        Column(
            name: name, values: .numeric(values),
            missing: MissingCells(reasons: values.map { $0.isNaN ? MissingReason.refused.rawValue : 0 }))
    }

    var frame: DataFrame {
        let measured = measures.map { numeric($0.key.rawValue, $0.value) }
        return DataFrame(
            rowCount: sex.count,
            columns: [
                categorical("sex", sex, first: 1, ["boy", "girl"]), numeric("age", age),
                categorical("lying", lying, first: 0, ["standing", "lying"]),
                categorical("oedema", oedema, first: 0, ["no", "yes"]),
            ] + measured)
    }

    /// A variable of these children.
    func column(
        _ indicator: GrowthIndicator, ageUnit: MeasureUnit = .days, part: GrowthPart = .z, keeps: Bool = true,
        byPosition: Bool = false, withOedema: Bool = false
    ) throws -> Column {
        let measures = indicator.measures.map { ($0, $0.rawValue) }
        let use = GrowthUse(
            indicator: indicator, sex: "sex", male: nil, age: .variable("age"),
            measures: Dictionary(uniqueKeysWithValues: measures),
            units: [
                .age: ageUnit, .height: .centimetres, .weight: .kilograms, .head: .centimetres, .arm: .centimetres,
            ],
            position: byPosition ? .variable("lying") : .byAge, oedema: withOedema ? "oedema" : nil, part: part,
            keepsImplausible: keeps, place: SourcePosition(whole: "test"))
        return try use.column(in: frame, named: "x", label: nil)
    }

    func z(
        _ indicator: GrowthIndicator, ageUnit: MeasureUnit = .days, byPosition: Bool = false, withOedema: Bool = false
    ) throws -> [Double] {
        try column(indicator, ageUnit: ageUnit, byPosition: byPosition, withOedema: withOedema).doubles ?? []
    }
}
