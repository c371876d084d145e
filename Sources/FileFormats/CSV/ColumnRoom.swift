import Frame

/// Room for a column of the whole file, or of a run of chunks, that several cores fill at once, each its own rows.
final class ColumnRoom: Sendable {
    /// An array of a size known beforehand, with the address that it is filled by.
    struct Rows<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
        // The array is written through `base` by its owner's cores, which share no row, and is read only after they are
        // done. Its storage stays where it is, since nothing else holds or changes it until then.
        fileprivate let array: [Element]
        let base: UnsafeMutablePointer<Element>

        init(count: Int) {
            var base: UnsafeMutablePointer<Element>?
            array = [Element](unsafeUninitializedCapacity: max(1, count)) { buffer, filled in
                base = buffer.baseAddress
                filled = count
            }
            self.base = base!
        }

        /// The first `count` rows.
        func taken(_ count: Int) -> [Element] {
            guard count < array.count else { return array }
            return Array(array.prefix(count))
        }
    }

    enum Values: Sendable {
        case int8(Rows<Int8>)
        case int16(Rows<Int16>)
        case int32(Rows<Int32>)
        case doubles(Rows<Double>)
        /// Codes of texts; −1 where missing.
        case codes(Rows<Int32>)
    }

    let kind: ColumnKind
    let values: Values
    /// Why cells are missing. Rows of chunks without missing cells are not written until all chunks are read.
    let reasons: Rows<UInt8>

    init(kind: ColumnKind, count: Int) {
        self.kind = kind
        switch kind {
        case .int8: values = .int8(Rows(count: count))
        case .int16: values = .int16(Rows(count: count))
        case .int32: values = .int32(Rows(count: count))
        case .doubles: values = .doubles(Rows(count: count))
        case .texts: values = .codes(Rows(count: count))
        }
        reasons = Rows(count: count)
    }

    /// Closes the gaps that blank lines left: `runs` are the rows written, in order.
    func closeGaps(_ runs: [Range<Int>]) {
        func close<Element>(_ rows: Rows<Element>) {
            var place = 0
            for run in runs {
                if place < run.lowerBound {
                    (rows.base + place).update(from: rows.base + run.lowerBound, count: run.count)
                }
                place += run.count
            }
        }
        switch values {
        case .int8(let rows): close(rows)
        case .int16(let rows): close(rows)
        case .int32(let rows), .codes(let rows): close(rows)
        case .doubles(let rows): close(rows)
        }
        close(reasons)
    }

    /// The first `count` rows as numbers; `nil` of texts.
    func numbers(_ count: Int) -> ColumnValues? {
        switch values {
        case .int8(let rows): .integer(IntegerValues(.int8(rows.taken(count))))
        case .int16(let rows): .integer(IntegerValues(.int16(rows.taken(count))))
        case .int32(let rows): .integer(IntegerValues(.int32(rows.taken(count))))
        case .doubles(let rows): .numeric(rows.taken(count))
        case .codes: nil
        }
    }
}
