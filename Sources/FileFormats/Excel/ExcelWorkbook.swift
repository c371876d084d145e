import Frame

/// A workbook that has been opened: its sheets, texts and formats are known.
struct ExcelWorkbook: Sendable {
    /// A sheet with cells.
    struct Sheet: Sendable {
        let name: String
        let isHidden: Bool
        let entry: ZipArchive.Entry
    }

    let archive: ZipArchive
    let sheets: [Sheet]
    let texts: SharedTexts
    let styles: [ExcelDates.Style]
    let dates: ExcelDates

    var path: String { archive.file.path }

    /// More than this, texts and styles would not fit memory; a sheet's text has no more than 32,767 characters.
    private static let largestPart = 2 << 30

    /// - Throws: ``FileFormatError`` when the file is no workbook, or a damaged one.
    init(_ file: FileBytes) throws(FileFormatError) {
        if file.hasPrefix(Self.compoundFile) {
            let isEncrypted = file.withBytes { Self.holdsEncryptedPackage($0) }
            throw .excel(at: SourcePosition(whole: file.path), isEncrypted ? .encrypted : .old)
        }
        archive = try ZipArchive(file)
        let main = try Self.mainPart(of: archive)
        let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let name = main.dropFirst(folder.count)
        let workbook = WorkbookPart()
        try Self.read(main, of: archive, workbook)
        let relations = RelationsPart(folder: folder)
        try Self.read("\(folder)_rels/\(name).rels", of: archive, relations)
        dates = ExcelDates(countsFrom1904: workbook.countsFrom1904)
        var sheets: [Sheet] = []
        for sheet in workbook.sheets {
            guard let relation = relations.relations[sheet.relation], relation.type == "worksheet" else { continue }
            guard let entry = archive[relation.target] else {
                throw .excel(at: SourcePosition(whole: file.path), .missingPart(relation.target))
            }
            sheets.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, entry: entry))
        }
        guard !sheets.isEmpty else { throw .excel(at: SourcePosition(whole: file.path), .noSheets) }
        self.sheets = sheets
        let styles = StylesPart()
        texts = SharedTexts()
        for relation in relations.relations.values.sorted(by: { $0.target < $1.target }) {
            switch relation.type {
            case "styles": try Self.read(relation.target, of: archive, styles)
            case "sharedStrings": try Self.read(relation.target, of: archive, texts)
            default: break
            }
        }
        self.styles = styles.styles
    }

    /// The sheet of a name, or of a number counted from 1; the first that is not hidden when `nil`.
    ///
    /// - Throws: ``FileFormatError/excel(at:_:)`` where there is none.
    func sheet(_ wanted: String?) throws(FileFormatError) -> Sheet {
        guard let wanted else { return sheets.first { !$0.isHidden } ?? sheets[0] }
        if let named = sheets.first(where: { $0.name == wanted }) { return named }
        if let number = Int(wanted), sheets.indices.contains(number - 1) { return sheets[number - 1] }
        throw .excel(at: SourcePosition(whole: path), .unknownSheet(wanted, known: sheets.map(\.name)))
    }

    /// Lets a handler read a part.
    static func read(_ name: String, of archive: ZipArchive, _ handler: any XMLHandler) throws(FileFormatError) {
        guard let entry = archive[name] else {
            throw .excel(at: SourcePosition(whole: archive.file.path), .missingPart(name))
        }
        guard entry.size <= largestPart else { throw .brokenZip(path: archive.file.path, .bomb(name)) }
        try read(entry, of: archive, handler) { true }
    }

    /// Lets a handler read a part for as long as `isWanted` says so, asked now and then.
    static func read(
        _ entry: ZipArchive.Entry, of archive: ZipArchive, _ handler: any XMLHandler,
        while isWanted: () throws(FileFormatError) -> Bool
    ) throws(FileFormatError) {
        var limits = XMLLimits()
        limits.bytes = entry.size
        let reader = try XMLReader(path: "\(archive.file.path), \(entry.name)", limits: limits, handler: handler)
        try archive.inflate(entry) { piece, isLast throws(FileFormatError) in
            try reader.read(piece, isLast: isLast)
            return try isWanted()
        }
    }

    // MARK: What the file is

    /// The signature of old Office documents, in which encrypted new ones are kept, too.
    static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func holdsEncryptedPackage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
        // Names of streams stand in records of 128 bytes.
        return stride(from: 0, to: max(0, bytes.count - name.count), by: 64).contains { place in
            bytes.dropFirst(place).starts(with: name)
        }
    }

    /// The name of the part that lists the sheets.
    private static func mainPart(of archive: ZipArchive) throws(FileFormatError) -> String {
        let position = SourcePosition(whole: archive.file.path)
        if archive["xl/workbook.bin"] != nil { throw .excel(at: position, .binary) }
        guard archive["_rels/.rels"] != nil else {
            let isOpenDocument = archive["content.xml"] != nil && archive["mimetype"] != nil
            throw .excel(
                at: position,
                isOpenDocument ? .noWorkbook("an OpenDocument file") : .archive(archive.entries.map(\.name)))
        }
        let relations = RelationsPart(folder: "")
        try read("_rels/.rels", of: archive, relations)
        let main = relations.relations.values.first { $0.type == "officeDocument" }?.target
        guard let main, archive[main] != nil else {
            throw .excel(at: position, .missingPart(main ?? "xl/workbook.xml"))
        }
        if main.hasPrefix("word/") { throw .excel(at: position, .noWorkbook("a Word document")) }
        if main.hasPrefix("ppt/") { throw .excel(at: position, .noWorkbook("a PowerPoint presentation")) }
        return main
    }
}
