import CReadStat
import Frame

/// A kind of file of a statistics program, all of which the ReadStat library reads.
public enum ReadStatFormat: Sendable {
    case stata, spss, spssPortable, sas, sasTransport
    /// Labels of values for files of SAS, rather than data. It begins as these do.
    case sasCatalog

    /// The kind of file that the first bytes are those of.
    public init?(_ bytes: FileBytes) {
        func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            bytes.withBytes { $0.dropFirst(offset).starts(with: signature) }
        }
        if has(Array("<stata_dta>".utf8)) || Self.isOldStata(bytes) {
            self = .stata
        } else if has(Array("$FL2".utf8)) || has(Array("$FL3".utf8)) {
            self = .spss
        } else if has(Array("SPSS PORT FILE".utf8), at: 46) {
            self = .spssPortable
        } else if has([UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]) {
            self = .sas
        } else if has(Array("HEADER RECORD*******LIB".utf8)) {
            self = .sasTransport
        } else {
            return nil
        }
    }

    /// Stata up to release 12 begins with its release, the byte order, the kind of file and an unused byte.
    private static func isOldStata(_ bytes: FileBytes) -> Bool {
        bytes.withBytes { bytes in
            bytes.count > 100 && (104...115).contains(bytes[0]) && (1...2).contains(bytes[1]) && bytes[2] == 1
                && bytes[3] == 0
        }
    }

    /// What messages call it.
    var name: String {
        switch self {
        case .stata: "a Stata file"
        case .spss: "an SPSS file"
        case .spssPortable: "an SPSS portable file"
        case .sas: "a SAS file"
        case .sasTransport: "a SAS transport file"
        case .sasCatalog: "a SAS catalog"
        }
    }

    /// Reads a file, calling the parser's handlers.
    func parse(
        _ parser: UnsafeMutablePointer<readstat_parser_t>, _ path: String, _ context: UnsafeMutableRawPointer
    ) -> readstat_error_t {
        switch self {
        case .stata: readstat_parse_dta(parser, path, context)
        case .spss: readstat_parse_sav(parser, path, context)
        case .spssPortable: readstat_parse_por(parser, path, context)
        case .sas: readstat_parse_sas7bdat(parser, path, context)
        case .sasTransport: readstat_parse_xport(parser, path, context)
        case .sasCatalog: readstat_parse_sas7bcat(parser, path, context)
        }
    }

    /// What the values of a variable count, by the format it is shown in.
    func temporal(_ format: String) -> ReadStatTemporal? {
        switch self {
        case .stata: .stata(format)
        case .spss, .spssPortable: .spss(format)
        case .sas, .sasTransport: .sas(format)
        case .sasCatalog: nil
        }
    }
}
