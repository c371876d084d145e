import Frame

/// A unit that ages and measurements are written in.
public enum MeasureUnit: String, Sendable, CaseIterable {
    case days, months, years
    case millimetres = "mm"
    case centimetres = "cm"
    case metres = "m"
    case grams = "g"
    case kilograms = "kg"
    case feet = "ft"
    case gramsPerLitre = "g/L"
    case gramsPerDecilitre = "g/dL"

    /// How much of it is a month, a centimetre, a kilogram or a gram per litre.
    var factor: Double {
        switch self {
        case .days: 1 / daysPerMonth
        case .months, .centimetres, .kilograms, .gramsPerLitre: 1
        case .years: 12
        case .millimetres: 0.1
        case .metres: 100
        case .grams: 0.001
        case .feet: 30.48
        case .gramsPerDecilitre: 10
        }
    }

    /// The unit a codebook's text names, in any of its languages.
    init?(_ text: LocalizedText) {
        let unit = text.allTexts.lazy.compactMap { Self.names[$0.lowercased()] }.first
        guard let unit else { return nil }
        self = unit
    }

    private static let names: [String: MeasureUnit] = [
        "days": .days, "day": .days, "d": .days, "天": .days, "日": .days,
        "months": .months, "month": .months, "mo": .months, "月": .months, "个月": .months, "月龄": .months,
        "years": .years, "year": .years, "y": .years, "岁": .years, "年": .years, "周岁": .years,
        "mm": .millimetres, "millimetres": .millimetres, "毫米": .millimetres,
        "cm": .centimetres, "centimetres": .centimetres, "centimeters": .centimetres, "厘米": .centimetres,
        "m": .metres, "metres": .metres, "meters": .metres, "米": .metres,
        "g": .grams, "grams": .grams, "克": .grams,
        "kg": .kilograms, "kilograms": .kilograms, "公斤": .kilograms, "千克": .kilograms,
        "ft": .feet, "feet": .feet, "foot": .feet, "英尺": .feet,
        "g/l": .gramsPerLitre, "克/升": .gramsPerLitre,
        "g/dl": .gramsPerDecilitre, "g/100ml": .gramsPerDecilitre, "克/分升": .gramsPerDecilitre,
    ]
}

/// WHO's length of a month: 365.25 / 12 days.
let daysPerMonth = 30.4375
