import CReadStat
import Frame

/// Reads the names and labels of a file of a statistics program as texts.
struct ReadStatNames {
    let path: String
    private let decoder: TextDecoder

    init(path: String, _ decoder: TextDecoder) {
        self.path = path
        self.decoder = decoder
    }

    func variables(
        of header: ReadStatHeader, _ format: ReadStatFormat
    ) throws(FileFormatError) -> ([VariableMetadata], [ReadStatFile.Layout]) {
        var sets: [[UInt8]: [ValueLabel]] = [:]
        var seen: Set<String> = []
        var variables: [VariableMetadata] = []
        var layout: [ReadStatFile.Layout] = []
        for variable in header.variables {
            let name = try text(variable.name, of: "a variable's name")
            guard !name.isEmpty, seen.insert(name).inserted else {
                throw .statisticsFile(path: path, .repeatedName(format: format.name, name: name))
            }
            let shown = try text(variable.format, of: "the format of '\(name)'")
            let temporal = variable.isText ? nil : format.temporal(shown)
            if sets[variable.labelSet] == nil {
                let labels = header.valueLabels[variable.labelSet] ?? []
                sets[variable.labelSet] = try valueLabels(labels, of: name)
            }
            var missing: [MissingValues] = []
            for (low, high) in variable.missing {
                if let values = try self.missing(low, high, of: name) { missing.append(values) }
            }
            variables.append(
                VariableMetadata(
                    name: name, label: try label(variable.label, of: "'\(name)'"),
                    kind: variable.isText ? .text : temporal.map { .temporal($0.kind) } ?? .number,
                    measure: Self.measure(variable.measure), valueLabels: sets[variable.labelSet] ?? [],
                    missing: missing, format: shown.isEmpty ? nil : shown))
            layout.append(.init(name: name, kind: Self.kind(variable.type), temporal: temporal))
        }
        return (variables, layout)
    }

    /// A label, unless it is empty.
    func label(_ bytes: [UInt8], of what: String) throws(FileFormatError) -> LocalizedText? {
        let text = try text(bytes, of: "the label of \(what)")
        return text.isEmpty ? nil : LocalizedText(text)
    }

    private func text(_ bytes: [UInt8], of what: String) throws(FileFormatError) -> String {
        // Programs cut texts that are too long, wherever a character may end.
        for cut in 0..<min(4, bytes.count + 1) {
            let found = bytes.prefix(bytes.count - cut).withUnsafeBufferPointer { decoder.text($0) }
            guard let found else {
                if bytes.count < 60 { break }
                continue
            }
            return Self.trimmed(found)
        }
        throw .undecodable(position: SourcePosition(whole: "\(path), \(what)"), encoding: decoder.encoding)
    }

    private static func trimmed(_ text: String) -> String {
        guard text.hasSuffix(" ") || text.hasSuffix("\0") else { return text }
        var end = text.unicodeScalars.endIndex
        while end > text.unicodeScalars.startIndex {
            let before = text.unicodeScalars.index(before: end)
            guard [" ", "\0"].contains(text.unicodeScalars[before]) else { break }
            end = before
        }
        return String(text.unicodeScalars[..<end])
    }

    func valueLabels(
        _ labels: [(value: ReadStatHeader.Value, label: [UInt8])], of name: String
    ) throws(FileFormatError) -> [ValueLabel] {
        var seen: Set<CodedValue> = []
        var found: [ValueLabel] = []
        for (value, label) in labels {
            let value = try coded(value, of: name)
            guard seen.insert(value).inserted else { continue }
            found.append(ValueLabel(value, LocalizedText(try text(label, of: "value \(value.code) of '\(name)'"))))
        }
        return found
    }

    private func coded(_ value: ReadStatHeader.Value, of name: String) throws(FileFormatError) -> CodedValue {
        switch value {
        case .number(let number): .number(number)
        case .tag(let letter): .tag(letter)
        case .text(let bytes): .text(try text(bytes, of: "a value of '\(name)'"))
        }
    }

    private func missing(
        _ low: ReadStatHeader.Value, _ high: ReadStatHeader.Value, of name: String
    ) throws(FileFormatError) -> MissingValues? {
        switch (low, high) {
        case (.number(let low), .number(let high)):
            // LOWEST and HIGHEST are the ends of what a number can be.
            let ends = (low < -1e300 ? -.infinity : low, high > 1e300 ? .infinity : high)
            return ends.0 <= ends.1 ? .numbers(ends.0...ends.1) : nil
        case (.text(let bytes), .text): return .text(try text(bytes, of: "a missing value of '\(name)'"))
        default: return nil
        }
    }

    private static func measure(_ measure: readstat_measure_t) -> VariableMetadata.Measure? {
        switch measure {
        case READSTAT_MEASURE_NOMINAL: .nominal
        case READSTAT_MEASURE_ORDINAL: .ordinal
        case READSTAT_MEASURE_SCALE: .scale
        default: nil
        }
    }

    private static func kind(_ type: readstat_type_t) -> ReadStatFile.Layout.Kind {
        switch type {
        case READSTAT_TYPE_STRING, READSTAT_TYPE_STRING_REF: .text
        case READSTAT_TYPE_INT8: .int8
        case READSTAT_TYPE_INT16: .int16
        case READSTAT_TYPE_INT32: .int32
        default: .double
        }
    }
}
