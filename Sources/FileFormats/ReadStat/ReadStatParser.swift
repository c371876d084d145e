import CReadStat
import Glibc

/// Who reads the texts of a file, which the library gives as the bytes of the file or as UTF-8.
enum ReadStatConversion: Sendable, Equatable {
    /// We do: they come as the file's bytes.
    case none
    /// The library does, from the encoding named, or from what the file says.
    case byLibrary(from: TextEncoding?)
}

/// A run of the ReadStat library over a file's bytes in memory.
final class ReadStatParser {
    let parser: UnsafeMutablePointer<readstat_parser_t>
    private let bytes: FileBytes
    private let place: UnsafeMutablePointer<Place>

    /// Where the library reads next.
    private struct Place {
        let base: UnsafePointer<UInt8>
        let count: Int
        var offset = 0
    }

    init(_ bytes: FileBytes, _ conversion: ReadStatConversion) {
        guard let parser = readstat_parser_init() else { preconditionFailure("out of memory") }
        self.parser = parser
        self.bytes = bytes
        place = .allocate(capacity: 1)
        place.initialize(to: bytes.withBytes { Place(base: $0.baseAddress!, count: $0.count) })
        readstat_set_open_handler(parser) { _, _ in 0 }
        readstat_set_close_handler(parser) { _ in 0 }
        readstat_set_seek_handler(parser) { offset, whence, context in
            guard let place = context?.assumingMemoryBound(to: Place.self) else { return -1 }
            let start =
                switch whence {
                case READSTAT_SEEK_SET: 0
                case READSTAT_SEEK_CUR: place.pointee.offset
                default: place.pointee.count
                }
            let (target, isBeyond) = start.addingReportingOverflow(Int(offset))
            guard !isBeyond, target >= 0 else { return -1 }
            place.pointee.offset = target
            return readstat_off_t(target)
        }
        readstat_set_read_handler(parser) { buffer, count, context in
            guard let place = context?.assumingMemoryBound(to: Place.self), let buffer else { return -1 }
            let taken = max(0, min(count, place.pointee.count - place.pointee.offset))
            if taken > 0 { memcpy(buffer, place.pointee.base + place.pointee.offset, taken) }
            place.pointee.offset += taken
            return taken
        }
        readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
        readstat_set_io_ctx(parser, place)
        switch conversion {
        case .none: readstat_set_handler_character_encoding(parser, nil)
        case .byLibrary(let encoding):
            // The library keeps the address only.
            if let encoding { readstat_set_file_character_encoding(parser, ReadStatParser.name(encoding)) }
        }
    }

    /// The name of an encoding as a C string that lives for ever.
    private static func name(_ encoding: TextEncoding) -> UnsafePointer<CChar> {
        let index = TextEncoding.allCases.firstIndex(of: encoding) ?? 0
        return names[index].pointer
    }

    private struct Name: @unchecked Sendable {
        // Never written to after it is made.
        let pointer: UnsafePointer<CChar>
    }

    private static let names = TextEncoding.allCases.map { Name(pointer: UnsafePointer(strdup($0.iconvName))) }

    deinit {
        readstat_parser_free(parser)
        place.deallocate()
    }

    /// Reads the file, calling the handlers that were set.
    ///
    /// - Returns: what the library says, `READSTAT_OK` when all went well.
    func run(_ format: ReadStatFormat, context: UnsafeMutableRawPointer) -> readstat_error_t {
        withExtendedLifetime(bytes) { format.parse(parser, bytes.path, context) }
    }
}
