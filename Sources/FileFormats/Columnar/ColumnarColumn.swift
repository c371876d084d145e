import Frame

/// What the header of a columnar file says of one column: what it is, and where its parts lie.
struct ColumnarColumn: Sendable {
    /// What the values are, and how many bytes each takes.
    enum Kind: UInt8, Sendable {
        case int8, int16, int32, doubles
        /// Codes of 4 bytes, of texts.
        case texts
        /// Codes of 4 bytes, of levels.
        case categories

        var width: Int {
            switch self {
            case .int8: 1
            case .int16: 2
            case .int32, .texts, .categories: 4
            case .doubles: 8
            }
        }
    }

    /// A part of the file with one value a row, and a checksum of every block of rows.
    struct Rows: Sendable {
        let offset: Int
        var checksums: [UInt64]
    }

    /// Some texts of a dictionary: their lengths in bytes (4 each), then the bytes.
    struct TextBlock: Sendable {
        let offset: Int
        let size: Int
        var checksum: UInt64
    }

    let name: String
    let label: LocalizedText
    let unit: LocalizedText?
    let kind: Kind
    /// What doubles count, where they are dates or times.
    let temporal: TemporalKind?
    var values: Rows
    /// Why cells are missing; `nil` when none is.
    var reasons: Rows?
    /// Of texts: how many there are, and where they lie.
    let textCount: Int
    var textBlocks: [TextBlock]
    /// Of categories.
    let levels: CategoricalLevels
    let evidence: ColumnEvidence

    /// Bytes of all parts of the column.
    func size(rowCount: Int) -> Int {
        rowCount * (kind.width + (reasons == nil ? 0 : 1)) + textBlocks.reduce(0) { $0 + $1.size }
    }

    /// Codes must be smaller.
    var codeLimit: Int { kind == .texts ? textCount : levels.count }
}

extension ColumnarColumn {
    func write(to header: inout HeaderWriter) {
        header.write(name)
        label.write(to: &header)
        header.write(unit) { header, unit in unit.write(to: &header) }
        header.write(kind.rawValue)
        header.write(temporal) { $0.write($1.rawValue) }
        header.write(count: values.offset)
        for checksum in values.checksums { header.write(checksum) }
        header.write(reasons) { header, reasons in
            header.write(count: reasons.offset)
            for checksum in reasons.checksums { header.write(checksum) }
        }
        header.write(count: textCount)
        for block in textBlocks {
            header.write(count: block.offset)
            header.write(count: block.size)
            header.write(block.checksum)
        }
        header.write(Array(levels)) { header, level in
            header.write(level.name)
            header.write(level.code)
            level.label.write(to: &header)
        }
        evidence.write(to: &header)
    }

    /// - Parameter extent: of the columns in the file.
    init(_ header: inout HeaderReader, rowCount: Int, extent: Range<Int>) throws(HeaderReader.Malformed) {
        /// The place of a part of so many bytes.
        func offset(_ header: inout HeaderReader, size: Int) throws(HeaderReader.Malformed) -> Int {
            let offset = try header.readCount(limit: extent.upperBound)
            guard offset >= extent.lowerBound, offset % ColumnarLayout.alignment == 0,
                size <= extent.upperBound - offset
            else { throw HeaderReader.Malformed() }
            return offset
        }
        let blocks = ColumnarLayout.blockCount(rowCount, of: ColumnarLayout.rowsPerBlock)
        name = try header.readText()
        label = try LocalizedText(&header)
        unit = try header.readOptional { header throws(HeaderReader.Malformed) in try LocalizedText(&header) }
        guard let kind = Kind(rawValue: try header.read()) else { throw HeaderReader.Malformed() }
        self.kind = kind
        temporal = try header.readOptional { header throws(HeaderReader.Malformed) in try header.readCase() }
        let (size, overflow) = rowCount.multipliedReportingOverflow(by: kind.width)
        guard !overflow else { throw HeaderReader.Malformed() }
        values = Rows(offset: try offset(&header, size: size), checksums: try header.readWords(blocks))
        reasons = try header.readOptional { header throws(HeaderReader.Malformed) in
            Rows(offset: try offset(&header, size: rowCount), checksums: try header.readWords(blocks))
        }
        textCount = try header.readCount(limit: Int(Int32.max))
        var found: [TextBlock] = []
        for first in stride(from: 0, to: textCount, by: ColumnarLayout.textsPerBlock) {
            let count = min(ColumnarLayout.textsPerBlock, textCount - first)
            let offset = try offset(&header, size: 4 * count)
            let size = try header.readCount(limit: extent.upperBound - offset)
            guard size >= 4 * count else { throw HeaderReader.Malformed() }
            found.append(TextBlock(offset: offset, size: size, checksum: try header.read()))
        }
        textBlocks = found
        levels = CategoricalLevels(
            try header.readList { header throws(HeaderReader.Malformed) in
                CategoricalLevel(
                    name: try header.readText(), code: try header.readText(), label: try LocalizedText(&header))
            })
        evidence = try ColumnEvidence(&header, rowCount: rowCount)
        guard kind == .texts || textCount == 0, kind == .categories || levels.isEmpty,
            kind == .doubles || temporal == nil
        else { throw HeaderReader.Malformed() }
    }
}

extension LocalizedText {
    fileprivate func write(to header: inout HeaderWriter) {
        header.write(translations.map { $0 }) { header, translation in
            header.write(translation.language)
            header.write(translation.text)
        }
    }

    fileprivate init(_ header: inout HeaderReader) throws(HeaderReader.Malformed) {
        let translations = try header.readList { header throws(HeaderReader.Malformed) in
            (language: try header.readText(), text: try header.readText())
        }
        guard !translations.isEmpty else { throw HeaderReader.Malformed() }
        self.init(translations: translations)
    }
}

extension ColumnEvidence {
    fileprivate func write(to header: inout HeaderWriter) {
        header.write(firstText) { header, cell in
            header.write(count: cell.row)
            header.write(cell.text)
        }
        header.write(count: numbersAmongTexts)
        header.write(hasLeadingZeros)
        header.write(firstHandwritten) { $0.write(count: $1) }
    }

    fileprivate init(_ header: inout HeaderReader, rowCount: Int) throws(HeaderReader.Malformed) {
        func row(_ header: inout HeaderReader) throws(HeaderReader.Malformed) -> Int {
            try header.readCount(limit: rowCount - 1)
        }
        self.init(
            firstText: try header.readOptional { header throws(HeaderReader.Malformed) in
                Cell(row: try row(&header), text: try header.readText())
            },
            numbersAmongTexts: try header.readCount(limit: rowCount), hasLeadingZeros: try header.readBool(),
            firstHandwritten: try header.readOptional(row))
    }
}
