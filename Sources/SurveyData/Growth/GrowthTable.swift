import CShippedData

/// L, M and S of an indicator by sex and age (or length), at even steps.
struct GrowthTable: Sendable {
    /// The age, or length, of the first row.
    let first: Double
    /// Rows per unit of age or length.
    let rowsPerUnit: Double
    /// Rows of one sex.
    let rowCount: Int
    /// λ, μ and σ row by row, male rows first.
    private let constants: [Double]

    var last: Double { first + Double(rowCount - 1) / rowsPerUnit }

    subscript(row: Int, isFemale isFemale: Bool) -> LMS {
        let place = 3 * (row + (isFemale ? rowCount : 0))
        return LMS(l: constants[place], m: constants[place + 1], s: constants[place + 2])
    }

    /// The constants at a place, interpolated between rows; `nil` outside the table.
    func lms(at x: Double, isFemale: Bool) -> LMS? {
        let place = (x - first) * rowsPerUnit
        // A tenth is no binary fraction: what lies within rounding of a row is the row.
        let nearest = place.rounded()
        let position = abs(place - nearest) < 1e-6 ? nearest : place
        guard position >= 0, position <= Double(rowCount - 1) else { return nil }
        let row = Int(position.rounded(.down))
        let part = position - Double(row)
        guard part > 0 else { return self[row, isFemale: isFemale] }
        return self[row, isFemale: isFemale].interpolated(to: self[row + 1, isFemale: isFemale], part)
    }

    /// The table of a name among the shipped ones; empty when there is none, which a test excludes.
    init(shipped name: String) {
        let shipped = shipped_growth()
        let bytes = UnsafeBufferPointer(start: shipped.bytes, count: shipped.count)
        let heading = Array("# \(name)\n".utf8)
        let table = bytes.split(separator: 0x1E).first { $0.starts(with: heading) }
        var numbers: [Double] = []
        for line in (table ?? bytes[0..<0]).split(separator: 0x0A).dropFirst(2) {
            numbers += line.split(separator: 0x2C).map(Self.number)
        }
        let rows = numbers.count / 5
        rowCount = rows / 2
        first = rows > 0 ? numbers[1] : 0
        rowsPerUnit = rowCount > 1 ? Double(rowCount - 1) / (numbers[5 * (rowCount - 1) + 1] - numbers[1]) : 1
        constants = (0..<rows).flatMap { numbers[(5 * $0 + 2)..<(5 * $0 + 5)] }
    }

    /// A decimal number of few digits: a whole number over a power of ten, both exact, so that it is correctly rounded.
    private static func number(_ bytes: some Sequence<UInt8>) -> Double {
        var digits = 0.0
        var scale = 1.0
        var isFraction = false
        var isNegative = false
        for byte in bytes {
            switch byte {
            case 0x2D: isNegative = true
            case 0x2E: isFraction = true
            default:
                digits = digits * 10 + Double(byte) - 48
                if isFraction { scale *= 10 }
            }
        }
        return (isNegative ? -digits : digits) / scale
    }
}

/// The shipped tables, each read when it is first needed.
enum GrowthTables {
    static let height2006 = GrowthTable(shipped: "who2006-height-for-age")
    static let weight2006 = GrowthTable(shipped: "who2006-weight-for-age")
    static let bodyMassIndex2006 = GrowthTable(shipped: "who2006-bmi-for-age")
    static let head2006 = GrowthTable(shipped: "who2006-head-circumference-for-age")
    static let arm2006 = GrowthTable(shipped: "who2006-arm-circumference-for-age")
    static let weightForLength = GrowthTable(shipped: "who2006-weight-for-length")
    static let weightForHeight = GrowthTable(shipped: "who2006-weight-for-height")
    static let height2007 = GrowthTable(shipped: "who2007-height-for-age")
    static let weight2007 = GrowthTable(shipped: "who2007-weight-for-age")
    static let bodyMassIndex2007 = GrowthTable(shipped: "who2007-bmi-for-age")
}
