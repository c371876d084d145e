import CReadStat

/// How the texts of a file of a statistics program are written.
struct ReadStatTexts {
    private let header: ReadStatHeader
    private let bytes: FileBytes
    private let format: ReadStatFormat
    private let declared: TextEncoding?

    init(_ header: ReadStatHeader, _ bytes: FileBytes, _ format: ReadStatFormat, _ declared: TextEncoding?) {
        self.header = header
        self.bytes = bytes
        self.format = format
        self.declared = declared
    }

    /// Whether the file does not say: since release 14 Stata writes UTF-8; before that it wrote what the computer did, as
    /// SAS does in transport files.
    var isSilent: Bool { format == .stata ? header.version < 118 : format == .sasTransport }

    /// The encoding that the file names, when we know it.
    private var stated: TextEncoding? {
        switch format {
        case .stata: isSilent ? nil : .utf8
        case .spssPortable: .utf8
        case .sasTransport: nil
        case .spss, .sas, .sasCatalog: TextEncoding(name: header.encoding)
        }
    }

    /// Whether the file names an encoding that only the library knows.
    var needsLibrary: Bool {
        format == .sas && declared == nil && stated == nil && !header.encoding.isEmpty && !isPlain
    }

    /// The encoding of texts. Where the file does not name it and no text of its header needs one, it is the
    /// ``TextEncoding/utf8`` that plain characters are also written in.
    ///
    /// - Throws: ``FileFormatError`` when nothing tells it, or the system cannot read it.
    func encoding() throws(FileFormatError) -> TextEncoding {
        // What Stata writes since release 14 is UTF-8, whatever is declared of older files beside it.
        let found = (isSilent || stated == nil || format != .stata) ? declared ?? stated : stated
        if let found {
            guard TextDecoder.canRead(found) else { throw .encodingMissing(path: bytes.path, encoding: found) }
            return found
        }
        guard needsLibrary || format == .spss || isPlain else { throw unknown(header.texts) }
        return .utf8
    }

    private var isPlain: Bool { header.texts.allSatisfy { $0.allSatisfy { $0 < 0x80 } } }

    /// The error of texts that nothing tells how to read.
    private func unknown(_ texts: [[UInt8]]) -> FileFormatError {
        .statisticsFile(path: bytes.path, .unknownEncoding(format: format.name, guess: Self.guess(texts)))
    }

    /// What texts that are not plain look like.
    static func guess(_ texts: [[UInt8]]) -> TextEncoding? {
        let sample = Array(texts.filter { $0.contains { $0 >= 0x80 } }.joined(separator: [0x0A]))
        if String(validating: sample, as: UTF8.self) != nil { return .utf8 }
        return sample.withUnsafeBufferPointer { EncodingDetection($0).detect()?.encoding }
    }
}

extension ReadStatConversion {
    /// The library knows best how SPSS writes texts; of the others it is not asked.
    static func usual(for format: ReadStatFormat, _ declared: TextEncoding?) -> ReadStatConversion {
        switch format {
        case .spss, .sasCatalog: .byLibrary(from: declared)
        case .spssPortable: .byLibrary(from: nil)
        case .stata, .sas, .sasTransport: .none
        }
    }
}

extension ReadStatHeader {
    /// All texts.
    var texts: [[UInt8]] {
        variables.flatMap { [$0.name, $0.label] } + valueLabels.values.joined().map(\.label) + [label]
    }
}
