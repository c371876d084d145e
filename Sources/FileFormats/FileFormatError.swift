public import Frame
import Glibc

/// What can be wrong with a file. All wording of this target is here.
public enum FileFormatError: Error, Equatable {
    /// Why the operating system would not give the file.
    public enum OpenFailure: Sendable, Equatable {
        case notFound
        case noPermission
        case isDirectory
        /// A device.
        case isNoFile
        case other(Int32)

        init(code: Int32) {
            switch code {
            case ENOENT, ENOTDIR: self = .notFound
            case EACCES, EPERM: self = .noPermission
            case EISDIR: self = .isDirectory
            default: self = .other(code)
            }
        }
    }

    case cannotOpen(path: String, reason: OpenFailure)
    /// The file was written to while it was read.
    case changed(path: String)
    /// What comes through a pipe or out of a compressed file does not fit a temporary file.
    case cannotSpool(path: String, folder: String, code: Int32)
    /// The operating system would not take what was to be written.
    case cannotWrite(path: String, code: Int32)
    case empty(path: String)
    case headerOnly(path: String, columns: Int)
    case brokenGzip(path: String)
    /// No columnar file of ours.
    case notColumnar(path: String)
    /// A columnar file of another version than this one reads.
    case otherVersion(path: String, found: Int, known: Int)
    /// A columnar file that does not hold what it says.
    case damaged(path: String, Damage)
    /// The first bytes are those of a format this reader does not read.
    case otherFormat(path: String, format: String)
    /// A program that describes data, in place of them.
    case programAsData(path: String)
    /// A file of Stata, SPSS or SAS that is not as it should be, or cannot be written.
    case statisticsFile(path: String, StatisticsFileProblem)
    /// The delimiter asked for cannot separate fields.
    case unusableDelimiter(path: String, delimiter: Character)
    case notUTF8(position: SourcePosition)
    /// Bytes of a data file that are no characters of the encoding declared or detected.
    case undecodable(position: SourcePosition, encoding: TextEncoding)
    /// The system has no converter for the encoding.
    case encodingMissing(path: String, encoding: TextEncoding)
    case unterminatedQuote(opened: SourcePosition)
    /// A record of more than four gigabytes.
    case recordTooLong(begin: SourcePosition)
    /// A quoted stretch that hides delimiters or line ends but is not a whole field.
    case strayQuote(opened: SourcePosition)
    case raggedRows(path: String, expected: Int, examples: [RaggedRow], total: Int)
    /// No well-formed XML, and what the parser says.
    case brokenXML(position: SourcePosition, reason: String)
    /// XML that is not taken from strangers.
    case refusedXML(position: SourcePosition, XMLRefusal)

    /// Why an XML document is refused.
    public enum XMLRefusal: Sendable, Equatable {
        case doctype
        /// An entity other than the five of XML itself.
        case entity
        /// More elements within elements than this.
        case depth(Int)
        /// A tag or comment of more bytes than this.
        case tag(Int)
        /// A document of more bytes than this.
        case size(Int)
    }

    /// Lines that are too short for the columns of a fixed-width file, or longer than declared.
    case lineLengths(path: String, expected: Int, longest: Int?, examples: [RaggedRow], total: Int)
    /// A fixed-width file of blank lines.
    case noRecords(path: String)
    /// Positions in bytes mean nothing where every character has several.
    case fixedWidthUTF16(path: String)

    /// A zip archive that cannot be read, or is not taken from strangers.
    case brokenZip(path: String, ZipProblem)
    /// Something in a workbook.
    case excel(at: SourcePosition, ExcelProblem)
    /// Something in a program that says where columns stand.
    case program(at: SourcePosition, ProgramProblem)

    /// Where a columnar file is damaged.
    public enum Damage: Sendable, Equatable {
        /// It is longer or shorter than it was when it was written.
        case size
        case header
        case column(String)
    }

    /// A record with another number of fields than the header.
    public struct RaggedRow: Sendable, Equatable {
        public let line: Int
        public let fields: Int
    }
}

extension FileFormatError.XMLRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .doctype:
            "the document declares a document type, which is refused because it can make a file grow without end. "
                + "Remove the declaration (<!DOCTYPE …>) if the file can be trusted"
        case .entity:
            "an entity is used that XML itself does not know. Write the character instead, as &#233; or é"
        case .depth(let limit): "there are more than \(limit) elements within one another; no survey file needs as many"
        case .tag(let limit): "a tag or comment is longer than \(limit) bytes; no survey file needs as many"
        case .size(let limit): "the document is longer than \(limit) bytes, the most that is read"
        }
    }
}

extension FileFormatError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotOpen(let path, .notFound):
            let hint = nearestFile(to: path).map { " Did you mean '\($0)'?" } ?? " Check the path."
            return "\(path): no such file.\(hint)"
        case .cannotOpen(let path, .noPermission):
            return "\(path): you may not read this file. Ask for permission, or copy it somewhere you can read."
        case .cannotOpen(let path, .isDirectory):
            return "\(path): this is a folder; a data file is expected."
        case .cannotOpen(let path, .isNoFile):
            return "\(path): this is a device; a file or a pipe is expected. Save the data in a file and use that."
        case .cannotOpen(let path, .other(let code)):
            return "\(path): cannot be read (\(String(cString: strerror(code))))."
        case .changed(let path):
            return "\(path): the file was written to while it was read. Run again when nothing writes to it any more."
        case .cannotSpool(let path, let folder, let code):
            return "\(path): its data do not fit a temporary file in \(folder) (\(String(cString: strerror(code)))). "
                + "Make room, or set TMPDIR to a folder that has some."
        case .cannotWrite(let path, EPIPE):
            return "\(path): whatever read it has gone away before everything was written."
        case .cannotWrite(let path, let code):
            return
                "\(path): cannot be written (\(String(cString: strerror(code)))). Check the folder and the space on the disk."
        case .empty(let path):
            return "\(path): the file is empty; a header line and data rows are expected."
        case .headerOnly(let path, let columns):
            return "\(path): a header of \(columns) column\(columns == 1 ? "" : "s") but no data rows. "
                + "Check that the export was complete."
        case .brokenGzip(let path):
            return "\(path): the gzip data are broken or cut short. Copy or download the file again."
        case .notColumnar(let path):
            return "\(path): this is no columnar file of lbc. Make one with `lbc convert`."
        case .otherVersion(let path, let found, let known):
            return
                "\(path): a columnar file of version \(found); this lbc reads version \(known). Run `lbc convert` again."
        case .damaged(let path, let damage):
            let what =
                switch damage {
                case .size: "it has another size than when it was written"
                case .header: "its header is not as it was written"
                case .column(let name): "column '\(name)' is not as it was written"
                }
            return "\(path): the file is damaged: \(what). Run `lbc convert` again."
        case .otherFormat(let path, let format) where isReadByName(format):
            return
                "\(path): this is \(format), which is not read here through a pipe or compressed once more. Name the file "
                + "itself."
        case .otherFormat(let path, let format):
            return "\(path): this is \(format), not delimited text. Export it as CSV (UTF-8) and use that file."
        case .programAsData(let path):
            return "\(path): this is a SAS program, not data. Name the file that it describes as the data, and add "
                + "--columns-from \(path)."
        case .statisticsFile(let path, let problem): return "\(path): \(problem.description)"
        case .unusableDelimiter(let path, let delimiter):
            return "\(path): \(String(delimiter).debugDescription) cannot separate fields. "
                + "Give one ASCII character that is neither a quote nor a line end, such as \",\", \";\" or a tab."
        case .notUTF8(let position):
            return "\(position): the text is not UTF-8. Save it as UTF-8, or convert it: "
                + "iconv -f GB18030 -t UTF-8 OLD > NEW"
        case .undecodable(let position, .utf8):
            return "\(position): the text is not UTF-8, and no other encoding is likely. Repair the cell, or name the "
                + "encoding of the file (--encoding): \(TextEncoding.knownNames.joined(separator: ", "))."
        case .undecodable(let position, let encoding):
            return
                "\(position): these bytes are no text in \(encoding.rawValue). Repair the cell, or name another encoding "
                + "(--encoding): \(TextEncoding.knownNames.joined(separator: ", "))."
        case .encodingMissing(let path, let encoding):
            return
                "\(path): this system cannot read \(encoding.rawValue). Install its iconv converters (glibc-gconv-extra or "
                + "the like), or convert the file to UTF-8 elsewhere."
        case .unterminatedQuote(let opened):
            return
                "\(opened): the quote opened here is never closed. Close it, or double a quote that is part of a text."
        case .recordTooLong(let begin):
            return "\(begin): the record that begins here is longer than 4 GB. Most likely a quote is never closed."
        case .strayQuote(let opened):
            return "\(opened): the quotes do not enclose a whole field here, yet run over a delimiter or line end. "
                + "Enclose the field in quotes and double every quote that is part of its text."
        case .lineLengths(let path, let expected, let longest, let examples, let total):
            let most = longest.map { $0 > expected ? " and may have \($0)" : "" } ?? ""
            return
                "\(path): the columns need \(expected) bytes a line\(most), but \(RaggedRow.list(examples, of: total)). "
                + "Check that the positions are those of this file; --ragged fill or --ragged skip reads it anyway."
        case .noRecords(let path):
            return "\(path): there are no lines with data. Check that the export was complete."
        case .fixedWidthUTF16(let path):
            return
                "\(path): columns by position are counted in bytes, which UTF-16 does not allow. Convert the file to "
                + "UTF-8 or the encoding its positions were counted in."
        case .brokenZip(let path, let problem): return "\(path): \(problem.message)"
        case .excel(let position, let problem): return "\(position): \(problem.message)"
        case .program(let position, let problem): return "\(position): \(problem.message)"
        case .raggedRows(let path, let expected, let examples, let total):
            let fields = "\(expected) field\(expected == 1 ? "" : "s")"
            return "\(path): the header has \(fields), but \(RaggedRow.list(examples, of: total)). "
                + Self.remedy(expected: expected, examples)
        case .brokenXML(let position, let reason):
            return "\(position): the XML is broken here (\(reason)). Export or download the file again."
        case .refusedXML(let position, let refusal):
            return "\(position): \(refusal)."
        }
    }

    /// What most likely makes records differ from the header.
    private static func remedy(expected: Int, _ examples: [RaggedRow]) -> String {
        if examples.allSatisfy({ $0.fields == expected + 1 }), let first = examples.first, first.line <= 3 {
            return
                "If each row begins with a row name, as R's write.table leaves it, give that column a name in the header."
        }
        if expected <= 2, examples.allSatisfy({ $0.fields > expected }) {
            return
                "If the first lines are no table, leave them out (--skip-lines N); or name the delimiter (--delimiter)."
        }
        return "Quote texts that contain the delimiter, or repair the export; --ragged fill or --ragged skip reads the "
            + "rest of the file."
    }

    /// The file in the same folder whose name is most like the one asked for.
    private func nearestFile(to path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        guard let name = parts.last, let listing = opendir(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
        else { return nil }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        guard let nearest = nearestName(to: String(name), among: names.sorted()) else { return nil }
        return folder.isEmpty && !path.hasPrefix("/") ? nearest : "\(folder)/\(nearest)"
    }
}
