import Frame
import RowBlocks

/// A column that is to be written to a columnar file.
struct StoredColumn: Sendable {
    /// The column, in which the cells that hold no value are those that are missing.
    let column: Column
    private let blocks: RowBlocks
    /// Sizes in bytes of the blocks of texts.
    private let textSizes: [Int]

    init(_ column: Column) {
        self.column = column.withReasonsAsValues
        blocks = RowBlocks(rowCount: column.count, blockSize: ColumnarLayout.rowsPerBlock)
        textSizes = Self.textBlocks(of: self.column).map { texts in texts.reduce(4 * texts.count) { $0 + $1.utf8.count }
        }
    }

    private static func textBlocks(of column: Column) -> [ArraySlice<String>] {
        guard case .text(_, let texts) = column.values else { return [] }
        return stride(from: 0, to: texts.count, by: ColumnarLayout.textsPerBlock).map {
            texts[$0..<min(texts.count, $0 + ColumnarLayout.textsPerBlock)]
        }
    }

    /// Where the parts of the column lie when the file so far ends at `end`, checksums left open; and where it ends then.
    /// Without an end, only the size of what the header says is right.
    func layout(at end: Int?, _ evidence: ColumnEvidence?) -> (column: ColumnarColumn, end: Int) {
        var place = end ?? 0
        func part(_ size: Int) -> Int {
            let offset = ColumnarLayout.aligned(place)
            place = offset + size
            return offset
        }
        let (kind, textCount, levels) = description
        let checksums = [UInt64](repeating: 0, count: blocks.count)
        let values = ColumnarColumn.Rows(offset: part(column.count * kind.width), checksums: checksums)
        let reasons =
            column.missing.isEmpty ? nil : ColumnarColumn.Rows(offset: part(column.count), checksums: checksums)
        let textBlocks = textSizes.map { ColumnarColumn.TextBlock(offset: part($0), size: $0, checksum: 0) }
        let laidOut = ColumnarColumn(
            name: column.name, label: column.label, unit: column.unit, kind: kind,
            temporal: kind == .doubles ? column.temporal : nil, values: values, reasons: reasons,
            textCount: textCount, textBlocks: textBlocks, levels: levels, evidence: evidence ?? ColumnEvidence())
        return (laidOut, place)
    }

    private var description: (ColumnarColumn.Kind, textCount: Int, CategoricalLevels) {
        switch column.values {
        case .numeric: (.doubles, 0, CategoricalLevels([]))
        case .integer(let values):
            switch values.storage {
            case .int8: (.int8, 0, CategoricalLevels([]))
            case .int16: (.int16, 0, CategoricalLevels([]))
            case .int32: (.int32, 0, CategoricalLevels([]))
            }
        case .text(_, let texts): (.texts, texts.count, CategoricalLevels([]))
        case .categorical(_, let levels): (.categories, 0, levels)
        }
    }

    /// Writes a piece of the column to its place, and returns its checksums.
    func write(
        _ piece: ColumnLoad.Piece, laidOut: ColumnarColumn, to target: ColumnarTarget
    ) throws(FileFormatError) -> (values: UInt64, reasons: UInt64) {
        switch piece {
        case .texts(let block):
            return (try write(texts: block, to: target, at: laidOut.textBlocks[block].offset), 0)
        case .rows(let block):
            let rows = blocks[block]
            let values = try writeValues(rows, to: target, at: laidOut.values.offset)
            guard let reasons = laidOut.reasons else { return (values, 0) }
            return (values, try write(column.missing.reasons, rows, to: target, at: reasons.offset))
        }
    }

    private func writeValues(
        _ rows: Range<Int>, to target: ColumnarTarget, at offset: Int
    ) throws(FileFormatError) -> UInt64 {
        switch column.values {
        case .numeric(let values): return try write(values, rows, to: target, at: offset)
        case .integer(let values):
            switch values.storage {
            case .int8(let values): return try write(values, rows, to: target, at: offset)
            case .int16(let values): return try write(values, rows, to: target, at: offset)
            case .int32(let values): return try write(values, rows, to: target, at: offset)
            }
        case .categorical(let codes, _), .text(let codes, _): return try write(codes, rows, to: target, at: offset)
        }
    }

    private func write<Value>(
        _ values: [Value], _ rows: Range<Int>, to target: ColumnarTarget, at offset: Int
    ) throws(FileFormatError) -> UInt64 {
        try values.withUnsafeBufferPointer { values throws(FileFormatError) in
            let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: values[rows]))
            try target.write(bytes, at: offset + rows.lowerBound * MemoryLayout<Value>.stride)
            return XXHash64.hash(bytes)
        }
    }

    private func write(
        texts block: Int, to target: ColumnarTarget, at offset: Int
    ) throws(FileFormatError) -> UInt64 {
        let texts = Self.textBlocks(of: column)[block]
        var writer = HeaderWriter()
        for text in texts { writer.write(UInt32(text.utf8.count)) }
        var bytes = writer.bytes
        bytes.reserveCapacity(textSizes[block])
        for text in texts { bytes.append(contentsOf: text.utf8) }
        return try bytes.withUnsafeBufferPointer { bytes throws(FileFormatError) in
            let raw = UnsafeRawBufferPointer(bytes)
            try target.write(raw, at: offset)
            return XXHash64.hash(raw)
        }
    }
}

extension Column {
    /// The column in which a cell holds no value (NaN, or −1) exactly where it is missing. Almost always that is the
    /// column itself.
    fileprivate var withReasonsAsValues: Column {
        let reasons = missing.reasons
        func isMissing(_ row: Int) -> Bool { !reasons.isEmpty && reasons[row] != 0 }
        func mended(_ isEmpty: (Int) -> Bool) -> [UInt8] {
            (0..<count).map { row in isMissing(row) ? reasons[row] : isEmpty(row) ? MissingReason.blank.rawValue : 0 }
        }
        func column(_ values: ColumnValues, _ reasons: [UInt8]) -> Column {
            Column(
                name: name, label: label, unit: unit, values: values, missing: MissingCells(reasons: reasons),
                temporal: temporal)
        }
        func mendedCodes(_ codes: [Int32]) -> [Int32]? {
            guard codes.indices.contains(where: { (codes[$0] < 0) != isMissing($0) }) else { return nil }
            return codes.indices.map { isMissing($0) ? -1 : codes[$0] }
        }
        switch values {
        case .integer: return self
        case .numeric(let values):
            guard values.indices.contains(where: { values[$0].isNaN != isMissing($0) }) else { return self }
            return column(
                .numeric(values.indices.map { isMissing($0) ? .nan : values[$0] }), mended { values[$0].isNaN })
        case .text(let codes, let texts):
            guard let kept = mendedCodes(codes) else { return self }
            return column(.text(kept, texts), mended { codes[$0] < 0 })
        case .categorical(let codes, let levels):
            guard let kept = mendedCodes(codes) else { return self }
            return column(.categorical(kept, levels), mended { codes[$0] < 0 })
        }
    }
}
