import CReadStat
import Frame
import Glibc

/// What a file says before its values, as the library hands it on: texts as bytes.
final class ReadStatHeader {
    /// A variable before its texts are read.
    struct Variable {
        var name: [UInt8] = []
        var label: [UInt8] = []
        var format: [UInt8] = []
        var labelSet: [UInt8] = []
        var type = READSTAT_TYPE_DOUBLE
        var width = 0
        var measure = READSTAT_MEASURE_UNKNOWN
        var missing: [(low: Value, high: Value)] = []
    }

    enum Value {
        case number(Double)
        case text([UInt8])
        case tag(UInt8)

        init(_ value: readstat_value_t) {
            if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
                self = .text(ReadStatHeader.bytes(readstat_string_value(value)))
            } else if readstat_value_is_tagged_missing(value) != 0 {
                self = .tag(UInt8(bitPattern: readstat_value_tag(value)) | 0x20)
            } else {
                self = .number(readstat_double_value(value))
            }
        }
    }

    /// −1 when the file does not say.
    fileprivate(set) var rowCount = -1
    fileprivate(set) var version = 0
    fileprivate(set) var compression = READSTAT_COMPRESS_NONE
    fileprivate(set) var encoding = ""
    fileprivate(set) var label: [UInt8] = []
    fileprivate(set) var variables: [Variable] = []
    fileprivate(set) var valueLabels: [[UInt8]: [(value: Value, label: [UInt8])]] = [:]

    /// No name or label of any of the programs is longer.
    private static let longest = 32_767

    /// Bytes that the name of a set of labels may take. The library hands on a Stata file's own bytes, which in a damaged
    /// file have no end.
    private var longestSetName: Int { version < 110 ? 9 : version < 118 ? 33 : 129 }

    /// The bytes of a C string, up to a length.
    fileprivate static func bytes(_ text: UnsafePointer<CChar>?, atMost limit: Int = longest) -> [UInt8] {
        guard let text else { return [] }
        let count = strnlen(text, limit)
        return text.withMemoryRebound(to: UInt8.self, capacity: count) {
            Array(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    /// Reads everything but the values.
    func read(
        _ bytes: FileBytes, _ format: ReadStatFormat, _ conversion: ReadStatConversion
    ) -> readstat_error_t {
        let reading = ReadStatParser(bytes, conversion)
        let parser = reading.parser
        readstat_set_metadata_handler(parser) { metadata, context in
            guard let header = ReadStatHeader.of(context), let metadata else { return handlerAbort }
            header.rowCount = Int(metadata.pointee.row_count)
            header.version = Int(metadata.pointee.file_format_version)
            header.compression = metadata.pointee.compression
            header.encoding = metadata.pointee.file_encoding.map { String(cString: $0) } ?? ""
            header.label = ReadStatHeader.bytes(metadata.pointee.file_label)
            return handlerOK
        }
        readstat_set_variable_handler(parser) { _, variable, labels, context in
            guard let header = ReadStatHeader.of(context), let variable else { return handlerAbort }
            header.variables.append(
                Variable(variable, labels: ReadStatHeader.bytes(labels, atMost: header.longestSetName)))
            return handlerOK
        }
        readstat_set_value_label_handler(parser) { name, value, label, context in
            guard let header = ReadStatHeader.of(context) else { return handlerAbort }
            header.valueLabels[ReadStatHeader.bytes(name), default: []].append(
                (Value(value), ReadStatHeader.bytes(label)))
            return handlerOK
        }
        return withExtendedLifetime(self) {
            reading.run(format, context: Unmanaged.passUnretained(self).toOpaque())
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> ReadStatHeader? {
        context.map { Unmanaged<ReadStatHeader>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// What handlers answer to the library.
let handlerOK = Int32(READSTAT_HANDLER_OK)
let handlerAbort = Int32(READSTAT_HANDLER_ABORT)
let handlerSkip = Int32(READSTAT_HANDLER_SKIP_VARIABLE)

extension ReadStatHeader.Variable {
    fileprivate init(_ variable: UnsafeMutablePointer<readstat_variable_t>, labels: [UInt8]) {
        name = ReadStatHeader.bytes(readstat_variable_get_name(variable))
        label = ReadStatHeader.bytes(readstat_variable_get_label(variable))
        format = ReadStatHeader.bytes(readstat_variable_get_format(variable))
        labelSet = labels
        type = readstat_variable_get_type(variable)
        width = readstat_variable_get_storage_width(variable)
        measure = readstat_variable_get_measure(variable)
        missing = (0..<max(0, readstat_variable_get_missing_ranges_count(variable))).map {
            (
                ReadStatHeader.Value(readstat_variable_get_missing_range_lo(variable, $0)),
                ReadStatHeader.Value(readstat_variable_get_missing_range_hi(variable, $0))
            )
        }
    }

    var isText: Bool { type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF }
}
