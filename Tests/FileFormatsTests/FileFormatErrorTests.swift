import Frame
import Glibc
import TestSupport
import Testing

@testable import FileFormats

@Suite("What a broken file is told")
struct FileFormatErrorTests {
    static let messages: [(FileFormatError, String)] = [
        (
            .cannotOpen(path: "no/such/folder/x.csv", reason: .notFound),
            "no/such/folder/x.csv: no such file. Check the path."
        ),
        (
            .cannotOpen(path: "x.csv", reason: .noPermission),
            "x.csv: you may not read this file. Ask for permission, or copy it somewhere you can read."
        ),
        (
            .cannotOpen(path: "waves", reason: .isDirectory),
            "waves: this is a folder; a data file is expected."
        ),
        (
            .cannotOpen(path: "/dev/stdin", reason: .isNoFile),
            "/dev/stdin: this is a device; a file or a pipe is expected. Save the data in a file and use that."
        ),
        (.cannotOpen(path: "x.csv", reason: .other(EIO)), "x.csv: cannot be read (Input/output error)."),
        (.empty(path: "x.csv"), "x.csv: the file is empty; a header line and data rows are expected."),
        (
            .headerOnly(path: "x.csv", columns: 1),
            "x.csv: a header of 1 column but no data rows. Check that the export was complete."
        ),
        (
            .headerOnly(path: "x.csv", columns: 3),
            "x.csv: a header of 3 columns but no data rows. Check that the export was complete."
        ),
        (
            .brokenGzip(path: "x.csv.gz"),
            "x.csv.gz: the gzip data are broken or cut short. Copy or download the file again."
        ),
        (
            .otherFormat(path: "x.sav", format: "an SPSS file"),
            "x.sav: this is an SPSS file, which is not read here through a pipe or compressed once more. Name the file itself."
        ),
        (
            .otherFormat(path: "-", format: zipFormat),
            "-: this is an Excel workbook or another zip archive, which is not read here through a pipe or compressed once more. "
                + "Name the file itself."
        ),
        (
            .unusableDelimiter(path: "x.csv", delimiter: "，"),
            "x.csv: \"，\" cannot separate fields. Give one ASCII character that is neither a quote nor a line end, "
                + "such as \",\", \";\" or a tab."
        ),
        (
            .unusableDelimiter(path: "x.csv", delimiter: "\n"),
            "x.csv: \"\\n\" cannot separate fields. Give one ASCII character that is neither a quote nor a line end, "
                + "such as \",\", \";\" or a tab."
        ),
        (
            .notUTF8(position: place(3, 8)),
            "children.csv:3:8: the text is not UTF-8. Save it as UTF-8, or convert it: iconv -f GB18030 "
                + "-t UTF-8 OLD > NEW"
        ),
        (
            .encodingMissing(path: "x.csv", encoding: .big5),
            "x.csv: this system cannot read Big5. Install its iconv converters (glibc-gconv-extra or the like), or convert "
                + "the file to UTF-8 elsewhere."
        ),
        (
            .undecodable(position: place(3, 8), encoding: .utf8),
            "children.csv:3:8: the text is not UTF-8, and no other encoding is likely. Repair the cell, or name the "
                + "encoding of the file (--encoding): UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, Windows-1252, GBK, Latin-1."
        ),
        (
            .undecodable(position: place(3, 8), encoding: .big5),
            "children.csv:3:8: these bytes are no text in Big5. Repair the cell, or name another encoding "
                + "(--encoding): UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, Windows-1252, GBK, Latin-1."
        ),
        (
            .unterminatedQuote(opened: place(2, 5)),
            "children.csv:2:5: the quote opened here is never closed. Close it, or double a quote that is part of a "
                + "text."
        ),
        (
            .strayQuote(opened: place(2, 4)),
            "children.csv:2:4: the quotes do not enclose a whole field here, yet run over a delimiter or line end. "
                + "Enclose the field in quotes and double every quote that is part of its text."
        ),
        (
            .raggedRows(path: "x.csv", expected: 3, examples: [.init(line: 4, fields: 2)], total: 1),
            "x.csv: the header has 3 fields, but line 4 has 2. Quote texts that contain the delimiter, or repair the "
                + "export; --ragged fill or --ragged skip reads the rest of the file."
        ),
        (
            .raggedRows(
                path: "x.csv", expected: 1, examples: [.init(line: 2, fields: 2), .init(line: 9, fields: 3)],
                total: 7),
            "x.csv: the header has 1 field, but line 2 has 2, line 9 has 3 and 5 more. If the first lines are no "
                + "table, leave them out (--skip-lines N); or name the delimiter (--delimiter)."
        ),
        (
            .raggedRows(path: "x.csv", expected: 3, examples: [.init(line: 2, fields: 4)], total: 9),
            "x.csv: the header has 3 fields, but line 2 has 4 and 8 more. If each row begins with a row name, as R's "
                + "write.table leaves it, give that column a name in the header."
        ),
        (
            .changed(path: "x.csv"),
            "x.csv: the file was written to while it was read. Run again when nothing writes to it any more."
        ),
        (
            .cannotSpool(path: "x.csv.gz", folder: "/tmp", code: ENOSPC),
            "x.csv.gz: its data do not fit a temporary file in /tmp (No space left on device). Make room, or set TMPDIR "
                + "to a folder that has some."
        ),
        (
            .cannotWrite(path: "x.csv", code: ENOSPC),
            "x.csv: cannot be written (No space left on device). Check the folder and the space on the disk."
        ),
        (
            .cannotWrite(path: "standard output", code: EPIPE),
            "standard output: whatever read it has gone away before everything was written."
        ),
        (.notColumnar(path: "x.lbc"), "x.lbc: this is no columnar file of lbc. Make one with `lbc convert`."),
        (
            .otherVersion(path: "x.lbc", found: 2, known: 1),
            "x.lbc: a columnar file of version 2; this lbc reads version 1. Run `lbc convert` again."
        ),
        (
            .damaged(path: "x.lbc", .size),
            "x.lbc: the file is damaged: it has another size than when it was written. Run `lbc convert` again."
        ),
        (
            .damaged(path: "x.lbc", .header),
            "x.lbc: the file is damaged: its header is not as it was written. Run `lbc convert` again."
        ),
        (
            .damaged(path: "x.lbc", .column("age")),
            "x.lbc: the file is damaged: column 'age' is not as it was written. Run `lbc convert` again."
        ),
        (
            .recordTooLong(begin: place(2)),
            "children.csv:2: the record that begins here is longer than 4 GB. Most likely a quote is never closed."
        ),
    ]

    @Test("Every message, word by word", arguments: messages)
    func message(error: FileFormatError, text: String) {
        #expect("\(error)" == text)
    }

    @Test("A misspelt file is answered with the nearest in its folder, the folder written as the user wrote it")
    func nearestFile() throws {
        let folder = try TemporaryFolder()
        for name in ["cfps2016.csv", "cfps2018.csv", "说明.txt", "留守儿童2016.csv"] { _ = try folder.write("x", to: name) }
        func message(_ path: String) -> String {
            "\(FileFormatError.cannotOpen(path: path, reason: .notFound))"
        }
        let path = folder.path
        #expect(
            message("\(path)/cfsp2016.csv")
                == "\(path)/cfsp2016.csv: no such file. Did you mean '\(path)/cfps2016.csv'?")
        #expect(message("\(path)/CFPS2018.CSV").hasSuffix("Did you mean '\(path)/cfps2018.csv'?"))
        #expect(message("\(path)/留守儿童2015.csv").hasSuffix("Did you mean '\(path)/留守儿童2016.csv'?"))
        #expect(message("\(path)//cfps2016.cvs").hasSuffix("Did you mean '\(path)//cfps2016.csv'?"))
        #expect(message("\(path)/weights.csv").hasSuffix("/weights.csv: no such file. Check the path."))
        #expect(message("\(path)/x").hasSuffix("/x: no such file. Check the path."))
        #expect(message("").hasSuffix(": no such file. Check the path."))
        // Folders at the root are listed, too.
        #expect(message("/usrr") == "/usrr: no such file. Did you mean '/usr'?")
    }

    @Test(
        "The system's reasons",
        arguments: [
            (ENOENT, .notFound), (ENOTDIR, .notFound), (EACCES, .noPermission), (EPERM, .noPermission),
            (EISDIR, .isDirectory), (ELOOP, .other(ELOOP)),
        ] as [(Int32, FileFormatError.OpenFailure)])
    func reasons(code: Int32, reason: FileFormatError.OpenFailure) {
        #expect(FileFormatError.OpenFailure(code: code) == reason)
    }
}
