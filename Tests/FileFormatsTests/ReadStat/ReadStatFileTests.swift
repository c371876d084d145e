import Frame
import TestSupport
import Testing

@testable import FileFormats

/// `Tests/Fixtures/statistics-files` holds one table in every format, written by pyreadstat and pandas.
@Suite("Files of Stata, SPSS and SAS")
struct ReadStatFileTests {
    static let folder = Places.fixture("statistics-files")

    static func file(_ name: String, _ encoding: TextEncoding? = nil) throws -> ReadStatFile {
        try ReadStatFile(path: "\(folder)/\(name)", encoding: encoding)
    }

    /// The columns of a file as numbers, with NaN where missing, or texts.
    private static func texts(_ column: Column) -> [String] {
        (0..<column.count).map { row in
            if column.missing[row] != nil { return "" }
            switch column.values {
            case .numeric(let values): return column.temporal?.text(values[row]) ?? plainText(values[row])
            case .integer(let values): return String(values[row])
            case .text(let codes, let texts): return texts[Int(codes[row])]
            case .categorical(let codes, let levels): return levels[Int(codes[row])].code
            }
        }
    }

    @Test(
        "Every format gives the table of the text file",
        arguments: [
            "children.sav", "children.zsav", "children118.dta", "children.por", "children.xpt", "gb18030_114.dta",
        ])
    func values(name: String) throws {
        let file = try Self.file(name, name.hasPrefix("gb") ? .gb18030 : nil)
        let expected = try CSVFile(path: "\(Self.folder)/expected.csv").read().frame
        let frame = try file.read(columns: Set(file.columnNames))
        #expect(frame.rowCount == 8)
        for column in frame.columns {
            let other = try #require(expected[column.name.lowercased()])
            #expect(Self.texts(column) == Self.texts(other), "\(column.name)")
        }
    }

    @Test("A SAS transport file that is cut short, or holds two data sets, is refused")
    func brokenTransport() throws {
        let whole = try FileBytes.open("\(Self.folder)/children.xpt").withBytes { Array($0) }
        func message(_ bytes: [UInt8]) -> String? {
            do throws(FileFormatError) {
                let file = try FileBytes(path: "children.xpt", bytes: bytes)
                _ = try ReadStatFile(file, .sasTransport, encoding: nil)
                return nil
            } catch {
                return error.description
            }
        }
        let width = whole.withUnsafeBufferPointer { SASTransportRows($0).width }
        #expect(width > 20)
        #expect(message(whole) == nil)
        let end = try #require(whole.lastIndex { $0 != 32 })
        #expect(message(Array(whole[..<(end - width / 2)]))?.contains("bytes. It is cut short") == true)
        #expect(message(whole + whole[240...])?.contains("of 2 data sets (") == true)
    }

    @Test("Labels, labels of values, missing values and measures are those of the file")
    func metadata() throws {
        let sav = try Self.file("children.sav")
        let age = sav.variables[2]
        #expect(age.label == LocalizedText("年龄"))
        #expect(age.missing == [.numbers(-8 ... -8), .numbers(-9 ... -9)])
        #expect(
            Set(age.valueLabels.map { "\($0.value.code) \($0.label.allTexts[0])" }) == ["-8 不适用", "-9 拒绝回答"])
        #expect(sav.variables[1].measure == .nominal)
        #expect(sav.variables[5].kind == .temporal(.date))
        #expect(try Self.file("children.zsav").variables[2].missing == [.numbers(-99 ... -1)])
        let old = try Self.file("gb18030_114.dta", .gb18030)
        #expect(
            old.variables[1].valueLabels == [
                ValueLabel(.number(1), LocalizedText("男")), ValueLabel(.number(2), LocalizedText("女")),
            ])
    }

    @Test("Extended missing values keep their letters and labels")
    func letters() throws {
        let file = try Self.file("tagged.dta")
        let age = try #require(try file.read(columns: ["age"]).columns.first)
        guard case .numeric(let values) = age.values else {
            Issue.record("letters need real numbers")
            return
        }
        #expect(
            values.map { MissingTag.letter(of: $0).map(MissingTag.code) ?? "" } == ["", "", ".d", "", "", ".a", "", ""])
        #expect(Set(file.variables[2].valueLabels.map(\.value)) == [.tag(UInt8(ascii: "a")), .tag(UInt8(ascii: "d"))])
    }

    @Test("A file that does not say how its texts are written is refused, with what they look like")
    func silence() throws {
        #expect {
            try Self.file("gb18030_114.dta")
        } throws: { error in
            "\(error)".contains("--encoding GB18030")
        }
        // Big5 would read these bytes as other characters: what is declared is believed. UTF-8 cannot.
        #expect(throws: FileFormatError.self) { try Self.file("gb18030_114.dta", .utf8) }
    }

    @Test("A header that speaks of more rows than there are bytes is refused")
    func lies() throws {
        var bytes = (try Places.bytes("\(Self.folder)/children.sav"))
        // The number of cases: 4 bytes at 80.
        bytes.replaceSubrange(80..<84, with: [0xFF, 0xFF, 0xFF, 0x7F])
        let lying = try FileBytes(path: "lying.sav", bytes: bytes)
        #expect {
            try ReadStatFile(lying, .spss, encoding: nil)
        } throws: { error in
            "\(error)".contains("2147483647 rows")
        }
    }

    @Test("Rows are found once, at any number of cores, where there are many")
    func cores() throws {
        let count = 70_001
        let numbers = Column(name: "x", values: .numeric((0..<count).map { Double($0) / 4 }))
        let words = Column(
            name: "w", values: .text((0..<count).map { Int32(($0 / 7) % 500) }, (0..<500).map { "村\($0)" }))
        let folder = try TemporaryFolder()
        for target in [ReadStatWriter.Target.stata, .spss, .spssCompressed] {
            let path = try ReadStatWriterTests.write(
                DataFrame(rowCount: count, columns: [numbers, words]), target, in: folder)
            let frame = try ReadStatFile(path: path).read(columns: ["x", "w"])
            #expect(frame.columns.map(\.values) == [numbers.values, words.values])
        }
    }
}
