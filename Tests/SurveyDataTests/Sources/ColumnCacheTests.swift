import FileFormats
import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("The cache of a text file")
struct ColumnCacheTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    static let text = "id,sex,age,a,a\n1,1,07,x,1\n2,2,NA,y,2\n3,9,old,,3\n4,1,12,x,4\n"
    static let codebook = """
        variables:
          sex: {type: categorical, values: {1: boy, 2: girl}}
          age: {type: numeric, range: [0, 18]}
        """

    private func convert(_ path: String, _ options: CSVOptions = CSVOptions()) throws {
        let (table, origin) = try ColumnarOrigin.reading(path, options)
        let cache = ColumnCache.path(of: path)
        let descriptor = open(cache, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        try ColumnarWriter(table.frame, evidence: table.evidence, origin: origin).write(to: descriptor, path: cache)
    }

    /// Everything that is told of a file.
    private func told(_ path: String, _ variables: Set<String>? = nil) throws -> [String] {
        let codebook = try Codebook(path: try folder.write(Self.codebook, to: "codebook.yaml"))
        let file = try SurveyFile(path: path, codebook: codebook)
        let table = try file.load(variables ?? Set(file.computableNames))
        var lines = file.variableNames + file.columns(repeating: "a") + table.notices + [table.encoding]
        lines += table.placedViolations.map { "\($0)" } + [try file.source.digest()]
        for column in table.frame.columns {
            lines += ["\(column)", "\(table.hasLeadingZeros(in: column.name))"]
            lines += table.firstTextAmongNumbers(in: column.name).map { ["\($0.position) \($0.text)"] } ?? []
            lines += (0..<column.count).map { "\(table.position(row: $0, variable: column.name))" }
        }
        return lines
    }

    private func usesCache(_ path: String) throws -> Bool {
        try SurveyFile(path: path).source is CachedSource
    }

    @Test("With and without it, the same values, notices, places and digest")
    func identical() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        let without = try told(path)
        #expect(without.contains { $0.contains("x.csv:4:3") }, "the code that is not declared has a place")
        try convert(path)
        #expect(try usesCache(path))
        #expect(try told(path) == without)
        #expect(try told(path, ["age"]) != without)
    }

    @Test("A file whose encoding shows in some columns only: taken as UTF-8 where these are not read")
    func encoding() throws {
        let bytes: [UInt8] =
            Array("id,sex,age,t\n1,1,7,".utf8) + [0xC4, 0xD0] + Array("\n2,2,8,".utf8) + [0xC5, 0xAE]
            + Array("\n3,9,old,".utf8) + [0xC4, 0xD0, 0x0A]
        let path = try folder.write(bytes, to: "gbk.csv")
        let reads: [Set<String>?] = [nil, ["age"], ["t", "sex"]]
        let without = try reads.map { try told(path, $0) }
        #expect(without[1].contains("UTF-8") && without[0].contains("GB18030"))
        try convert(path)
        #expect(try usesCache(path))
        for (read, lines) in zip(reads, without) { #expect(try told(path, read) == lines) }
    }

    @Test("Unchanged but touched or copied, it is used; changed, it never is, and that is said")
    func freshness() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        try convert(path)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: path)
        #expect(try usesCache(path))
        // The same size and the same modification time, but other bytes.
        let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        _ = try folder.write(Self.text.replacing("4,1,12", with: "4,2,12"), to: "x.csv")
        try FileManager.default.setAttributes([.modificationDate: try #require(before)], ofItemAtPath: path)
        #expect(try !usesCache(path))
        let table = try SurveyFile(path: path).load(["sex"])
        #expect(table.frame["sex"]?.doubles == [1, 2, 9, 2])
        #expect(
            table.notices.first == "\(path).lbc is stale: \(path) has changed; run `lbc convert \(path)` again.")
        try convert(path)
        #expect(try usesCache(path))
    }

    @Test("It is for the options it was made with, and for all columns")
    func options() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        try convert(path, CSVOptions(delimiter: ","))
        #expect(try !usesCache(path))
        #expect(try SurveyFile(path: path).load(["sex"]).notices.count == 1, "nothing is said but of the names")
        let (table, origin) = try ColumnarOrigin.reading(path, CSVOptions(), columns: ["sex"])
        let descriptor = open(ColumnCache.path(of: path), O_WRONLY | O_TRUNC)
        try ColumnarWriter(table.frame, origin: origin).write(to: descriptor, path: "x")
        close(descriptor)
        #expect(try !usesCache(path))
    }

    @Test("Damaged, cut short or of another version, it is passed over, and that is said")
    func damaged() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        let without = try told(path)
        try convert(path)
        let valid = Array(try Data(contentsOf: URL(fileURLWithPath: path + ".lbc")))
        for (place, text) in [
            (0, "no columnar file"), (8, "version"), (17, "another size"), (70, "its header"),
            (valid.count - 1, "column 'a_2' is not as it was written"),
        ] {
            var bytes = valid
            bytes[place] ^= 0x41
            _ = try folder.write(bytes, to: "x.csv.lbc")
            let with = try told(path)
            #expect(
                with.contains { $0.contains(text) && $0.hasSuffix("Until then, \(path) itself is read.") }, "\(text)")
            #expect(with.filter { !$0.contains("Until then") } == without)
        }
        _ = try folder.write(Array(valid.prefix(valid.count / 2)), to: "x.csv.lbc")
        #expect(try told(path).filter { !$0.contains("Until then") } == without)
    }

    @Test("A file that is gone is missed though its cache is there")
    func gone() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        try convert(path)
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: FileFormatError.cannotOpen(path: path, reason: .notFound)) { try SurveyFile(path: path) }
    }

    @Test("Given as the data, it needs no source; places are rows and variables")
    func standalone() throws {
        let path = try folder.write(Self.text, to: "x.csv")
        let codebook = try Codebook(path: try folder.write(Self.codebook, to: "codebook.yaml"))
        let without = try SurveyFile(path: path, codebook: codebook).load(["sex", "age"])
        try convert(path)
        try FileManager.default.removeItem(atPath: path)
        let file = try SurveyFile(path: path + ".lbc", codebook: codebook)
        let table = try file.load(["sex", "age"])
        #expect("\(table.frame.columns)" == "\(without.frame.columns)")
        #expect("\(table.position(row: 2, variable: "age"))" == "\(path).lbc, row 3, variable 'age'")
        #expect(table.placedViolations.contains { "\($0)".contains("x.csv.lbc, row 3, variable 'sex': '9'") })
        #expect(try file.source.digest() == sha256(ofFile: path + ".lbc"))
    }
}
