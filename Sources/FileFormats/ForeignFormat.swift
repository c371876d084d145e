/// What a file is that is no delimited text, as far as its first bytes tell; `nil` when it may be text.
func foreignFormat(of file: FileBytes) -> String? {
    if let name = knownFormat(of: file) { return name }
    return file.withBytes { $0.prefix(4096).contains(0) } ? "a binary file" : nil
}

/// The format whose signature the file bears.
func knownFormat(of file: FileBytes) -> String? {
    foreignFormats.first { $0.isFormat(of: file) }?.name
}

/// A format that people take for delimited text, or have instead of it.
private struct ForeignFormat: Sendable {
    let name: String
    /// The bytes that tell, and where they stand.
    let signature: [UInt8]
    let offset: Int

    init(_ name: String, _ signature: [UInt8]) {
        self.name = name
        self.signature = signature
        offset = 0
    }

    init(_ name: String, _ signature: String, at offset: Int = 0) {
        self.name = name
        self.signature = Array(signature.utf8)
        self.offset = offset
    }

    func isFormat(of file: FileBytes) -> Bool {
        file.withBytes { $0.dropFirst(offset).starts(with: signature) }
    }
}

/// What a workbook is called by the reader of text, which meets one only where it cannot be opened as one.
let zipFormat = "an Excel workbook or another zip archive"

/// Formats that are read, but not by the reader of text.
func isReadByName(_ format: String) -> Bool {
    format == zipFormat || ["a Stata", "an SPSS", "a SAS"].contains(where: format.hasPrefix)
}

private let foreignFormats: [ForeignFormat] = [
    ForeignFormat(zipFormat, "PK\u{3}\u{4}"),
    ForeignFormat(
        "an old Excel workbook or another Office document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ForeignFormat("an SPSS file", "$FL2"),
    ForeignFormat("an SPSS file", "$FL3"),
    ForeignFormat("an SPSS portable file", "ASCII SPSS PORT FILE", at: 40),
    ForeignFormat("a Stata file", "<stata_dta>"),
    // Stata up to release 12: release, byte order, file type, unused.
    ForeignFormat("a Stata file", [0x71, 1, 1, 0]),
    ForeignFormat("a Stata file", [0x71, 2, 1, 0]),
    ForeignFormat("a Stata file", [0x72, 1, 1, 0]),
    ForeignFormat("a Stata file", [0x72, 2, 1, 0]),
    ForeignFormat("a Stata file", [0x73, 1, 1, 0]),
    ForeignFormat("a Stata file", [0x73, 2, 1, 0]),
    ForeignFormat("a SAS transport file", "HEADER RECORD*******LIBRARY"),
    ForeignFormat("a SAS file", [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]),
    ForeignFormat("an R workspace", "RDX2\n"),
    ForeignFormat("an R workspace", "RDX3\n"),
    ForeignFormat("an R object", "X\n\0\0\0"),
    ForeignFormat("a Parquet file", "PAR1"),
    ForeignFormat("a PDF document", "%PDF"),
    ForeignFormat("a web page", "<!DOCTYPE html"),
    ForeignFormat("a web page", "<!doctype html"),
    ForeignFormat("a web page", "<html"),
    ForeignFormat("a web page", "<HTML"),
]
