import CReadStat
public import Frame
import RowBlocks

extension ReadStatFile {
    /// Files with fewer rows are read by one core: the header costs as much.
    private static let fewRows = 20_000

    /// Reads the columns named, each core a run of the rows.
    ///
    /// - Throws: ``FileFormatError`` when the file is damaged, or a text is not written in its encoding.
    public func read(columns wanted: Set<String>) throws(FileFormatError) -> DataFrame {
        let chosen = layout.indices.filter { wanted.contains(layout[$0].name) }
        let expected: Int
        if let declaredRows { expected = declaredRows } else { expected = try countRows() }
        guard !chosen.isEmpty, expected > 0 else { return DataFrame(rowCount: try confirmedRows(expected)) }
        let lanes = declaredRows != nil && expected >= Self.fewRows ? Workers.count : 1
        let runs = (0..<lanes).map { expected * $0 / lanes..<expected * ($0 + 1) / lanes }
        let rooms = chosen.map { ReadStatRoom(layout[$0], count: expected, lanes: lanes) }
        let counts = try mapInOrder(runs.count) { lane throws(FileFormatError) in
            try fill(rooms, of: chosen, lane: lane, rows: runs[lane])
        }
        let count = try Self.whole(counts, runs, self)
        let columns = try mapInOrder(rooms.count) { index throws(FileFormatError) in
            try rooms[index].column(count, runs, in: self)
        }
        return DataFrame(rowCount: count, columns: columns)
    }

    /// Reads a run of rows into its part of the rooms.
    ///
    /// - Returns: the number of rows found.
    func fill(
        _ rooms: [ReadStatRoom], of chosen: [Int], lane: Int, rows: Range<Int>
    ) throws(FileFormatError) -> Int {
        guard !rows.isEmpty else { return 0 }
        var slotOf = [Int32](repeating: -1, count: layout.count)
        for (slot, index) in chosen.enumerated() { slotOf[index] = Int32(slot) }
        let reader = ReadStatRows(
            slots: rooms.map { $0.slot(lane: lane, from: rows.lowerBound) }, slotOf: slotOf, room: rows.count)
        let code = reader.read(self, rows: declaredRows == nil ? 0..<Int.max : rows)
        // The library takes a missing end for an error, or not, by kind of file.
        try Self.check(code, bytes, format)
        return reader.count
    }

    /// The number of rows in all runs, which must leave no gap.
    private static func whole(
        _ counts: [Int], _ runs: [Range<Int>], _ file: ReadStatFile
    ) throws(FileFormatError) -> Int {
        var total = 0
        for (count, run) in zip(counts, runs) where count > 0 {
            guard total == run.lowerBound else {
                throw .statisticsFile(
                    path: file.path, .unreadable(format: file.format.name, reason: "rows are missing in its middle"))
            }
            total += count
        }
        return total
    }

    /// Rows counted one by one, where the header does not say how many there are.
    private func countRows() throws(FileFormatError) -> Int {
        guard !layout.isEmpty else { return 0 }
        final class Counter { var count = 0 }
        let counter = Counter()
        let reading = ReadStatParser(bytes, conversion)
        readstat_set_variable_handler(reading.parser) { index, _, _, _ in index == 0 ? handlerOK : handlerSkip }
        readstat_set_value_handler(reading.parser) { row, _, _, context in
            guard let context else { return handlerAbort }
            Unmanaged<Counter>.fromOpaque(context).takeUnretainedValue().count = Int(row) + 1
            return handlerOK
        }
        let code = withExtendedLifetime(counter) {
            reading.run(format, context: Unmanaged.passUnretained(counter).toOpaque())
        }
        try Self.check(code, bytes, format)
        return counter.count
    }

    /// The number of rows, where no column is read.
    private func confirmedRows(_ expected: Int) throws(FileFormatError) -> Int {
        guard declaredRows != nil, expected > 0, let first = layout.first?.name else { return expected }
        return try read(columns: [first]).rowCount
    }
}
