import Frame
import Glibc

/// Room for a column that several cores fill at once, each its own run of rows.
final class ReadStatRoom: Sendable {
    private let layout: ReadStatFile.Layout
    private let values: ColumnRoom
    private let arenas: [Arena]

    /// The texts of one core.
    private struct Arena: @unchecked Sendable {
        // One core at a time works on it.
        let texts = ByteArena()
    }

    init(_ layout: ReadStatFile.Layout, count: Int, lanes: Int) {
        self.layout = layout
        let kind: ColumnKind =
            switch layout.kind {
            case .int8: .int8
            case .int16: .int16
            case .int32: .int32
            case .double: .doubles
            case .text: .texts
            }
        values = ColumnRoom(kind: kind, count: count)
        arenas = layout.kind == .text ? (0..<lanes).map { _ in Arena() } : []
    }

    /// Where a core puts its rows, of which `first` is the first.
    func slot(lane: Int, from first: Int) -> ReadStatRows.Slot {
        let base: UnsafeMutableRawPointer =
            switch values.values {
            case .int8(let rows): UnsafeMutableRawPointer(rows.base + first)
            case .int16(let rows): UnsafeMutableRawPointer(rows.base + first)
            case .int32(let rows), .codes(let rows): UnsafeMutableRawPointer(rows.base + first)
            case .doubles(let rows): UnsafeMutableRawPointer(rows.base + first)
            }
        return ReadStatRows.Slot(
            kind: layout.kind, values: base, states: values.reasons.base + first,
            texts: arenas.isEmpty ? nil : Unmanaged.passUnretained(arenas[lane].texts))
    }

    /// The column of the first `count` rows.
    ///
    /// - Parameter runs: the rows of each core.
    /// - Throws: ``FileFormatError`` where a text is not written in the file's encoding.
    func column(_ count: Int, _ runs: [Range<Int>], in file: ReadStatFile) throws(FileFormatError) -> Column {
        let letters = settleStates(count)
        let missing = MissingCells(reasons: values.reasons.taken(count))
        if case .codes(let rows) = values.values {
            let texts = try texts(rows, count, runs, file)
            return Column(name: layout.name, values: .text(rows.taken(count), texts), missing: missing)
        }
        guard layout.temporal == nil, letters.isEmpty else {
            var doubles = values.numbers(count).map(Self.doubles) ?? []
            if let temporal = layout.temporal {
                for row in doubles.indices { doubles[row] = temporal.standard(doubles[row]) }
            }
            for row in missing.reasons.indices where missing.reasons[row] != 0 { doubles[row] = .nan }
            for (row, letter) in letters { doubles[row] = MissingTag.value(letter) }
            return Column(
                name: layout.name, values: .numeric(doubles), missing: missing, temporal: layout.temporal?.kind)
        }
        if case .doubles(let rows) = values.values, let whole = WholeNumbers(rows.base, count, missing) {
            return Column(name: layout.name, values: .integer(whole.values), missing: missing)
        }
        return Column(name: layout.name, values: values.numbers(count) ?? .numeric([]), missing: missing)
    }

    private static func doubles(_ values: ColumnValues) -> [Double] {
        switch values {
        case .numeric(let doubles): doubles
        case .integer(let whole): whole.doubles
        case .categorical, .text: []
        }
    }

    /// Makes states reasons.
    ///
    /// - Returns: the letters of those missing with one, by row.
    private func settleStates(_ count: Int) -> [(row: Int, letter: UInt8)] {
        let states = values.reasons.base
        var letters: [(row: Int, letter: UInt8)] = []
        for row in 0..<count where states[row] != 0 {
            if states[row] != ReadStatRows.blank, MissingTag.letters.contains(states[row]) {
                letters.append((row, states[row]))
            }
            states[row] = MissingReason.blank.rawValue
        }
        return letters
    }

    // MARK: Texts

    /// Gives texts of all cores the same codes.
    private func texts(
        _ codes: ColumnRoom.Rows<Int32>, _ count: Int, _ runs: [Range<Int>], _ file: ReadStatFile
    ) throws(FileFormatError) -> [String] {
        let decoder = TextDecoder(file.conversion == .none ? file.encoding : .utf8)
        var dictionary = ByteDictionary()
        var codeOf: [String: Int32] = [:]
        var texts: [String] = []
        var textOf: [Int32] = []
        for (arena, run) in zip(arenas, runs) {
            var ownToAll: [Int32] = []
            for slice in arena.texts.slices {
                let known = Int(dictionary.code(of: slice))
                if known == textOf.count {
                    guard let text = decoder.text(slice.bytes) else {
                        throw undecodable(slice, ownToAll.count, codes, run, decoder, file)
                    }
                    let code = codeOf[text] ?? Int32(texts.count)
                    if Int(code) == texts.count {
                        codeOf[text] = code
                        texts.append(text)
                    }
                    textOf.append(code)
                }
                ownToAll.append(textOf[known])
            }
            for row in run where row < count && codes.base[row] >= 0 {
                codes.base[row] = ownToAll[Int(codes.base[row])]
            }
        }
        return texts
    }

    private func undecodable(
        _ slice: ByteDictionary.Slice, _ code: Int, _ codes: ColumnRoom.Rows<Int32>, _ run: Range<Int>,
        _ decoder: TextDecoder, _ file: ReadStatFile
    ) -> FileFormatError {
        if file.isSilentOfEncoding {
            let guess = ReadStatTexts.guess([Array(slice.bytes)])
            return .statisticsFile(path: file.path, .unknownEncoding(format: file.format.name, guess: guess))
        }
        let row = run.first { codes.base[$0] == Int32(code) } ?? run.lowerBound
        let place = "\(file.path), row \(row + 1), variable '\(layout.name)'"
        return .undecodable(position: SourcePosition(whole: place), encoding: decoder.encoding)
    }
}

/// Numbers that are all whole, in the narrowest width.
struct WholeNumbers {
    let values: IntegerValues

    /// `nil` when some number is not whole or needs more than four bytes.
    init?(_ numbers: UnsafePointer<Double>, _ count: Int, _ missing: MissingCells) {
        let reasons = missing.reasons
        var (low, high) = (Int32.max, Int32.min)
        for row in 0..<count where reasons.isEmpty || reasons[row] == 0 {
            guard let whole = Int32(exactly: numbers[row]) else { return nil }
            low = min(low, whole)
            high = max(high, whole)
        }
        func narrow<Number: FixedWidthInteger>(_: Number.Type) -> [Number] {
            [Number](unsafeUninitializedCapacity: count) { buffer, filled in
                for row in 0..<count {
                    let isMissing = !reasons.isEmpty && reasons[row] != 0
                    buffer[row] = isMissing ? 0 : Number(truncatingIfNeeded: Int32(numbers[row]))
                }
                filled = count
            }
        }
        // A column without values is one of numbers, of any width.
        guard low <= high else {
            values = IntegerValues(.int8([Int8](repeating: 0, count: count)))
            return
        }
        if Int8(exactly: low) != nil, Int8(exactly: high) != nil {
            values = IntegerValues(.int8(narrow(Int8.self)))
        } else if Int16(exactly: low) != nil, Int16(exactly: high) != nil {
            values = IntegerValues(.int16(narrow(Int16.self)))
        } else {
            values = IntegerValues(.int32(narrow(Int32.self)))
        }
    }
}
