import FileFormats
import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Data to be written")
struct ConvertedDataTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write(_ data: ConvertedData, to name: String, _ style: WritingStyle = WritingStyle()) throws -> String
    {
        let path = "\(folder.path)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        try DataFormats.format(of: path).write(data, style, to: descriptor, path: path)
        return path
    }

    private static let codebook = """
        variables:
          sex: {label: {en: Sex, zh: 性别}, type: categorical, values: {1: {name: boy, label: Boy}, 2: girl}}
          age: {type: numeric, unit: years, missing: {-8: refused}}
          born: {type: date}
        derive:
          older: age > 10
        """

    private func decoded() throws -> ConvertedData {
        let path = try folder.write("sex,age,born\n1,7,2010-05-01\n2,-8,\n,12,2005-01-31\n", to: "x.csv")
        let codebook = try Codebook(path: try folder.write(Self.codebook, to: "codebook.yaml"))
        return try ConvertedData(decoded: try SurveyFile(path: path, codebook: codebook), variables: nil)
    }

    @Test("Columns are taken in the order named; an unknown one is refused with the nearest")
    func columns() throws {
        let path = try folder.write("a,b,c\n1,x,3\n", to: "x.csv")
        let data = try ConvertedData(path: path, notation: FileNotation(), columns: ["c", "a"], needsOrigin: false)
        #expect(try Places.text(try write(data, to: "y.csv")) == "c,a\n3,1\n")
        #expect(throws: SurveyDataError.self) {
            try ConvertedData(path: path, notation: FileNotation(), columns: ["d"], needsOrigin: true)
        }
    }

    @Test("Decoded values as text: codes or labels, dates, derived variables")
    func text() throws {
        let data = try decoded()
        #expect(
            try Places.text(try write(data, to: "y.csv"))
                == "sex,age,born,older\n1,7,2010-05-01,0\n2,,,\n,12,2005-01-31,1\n")
        var style = WritingStyle()
        style.labels = "en"
        style.missing = "NA"
        #expect(
            try Places.text(try write(data, to: "y.tsv", style))
                == "sex\tage\tborn\tolder\nBoy\t7\t2010-05-01\tNo\ngirl\tNA\tNA\tNA\nNA\t12\t2005-01-31\tYes\n")
    }

    @Test("Decoded values in a columnar file keep their labels, levels and reasons, with a codebook and without")
    func columnar() throws {
        let data = try decoded()
        let path = try write(data, to: "y.lbc")
        let codebook = try Codebook(path: "\(folder.path)/codebook.yaml")
        for read in [try SurveyFile(path: path), try SurveyFile(path: path, codebook: codebook)] {
            guard read.source.isDecoded else { Issue.record("not known as decoded"); continue }
            let frame = try read.source.read(columns: Set(read.source.columnNames)).frame
            #expect("\(frame.columns)" == "\(data.frame.columns)")
        }
        let alone = try SurveyFile(path: path).load(["sex", "age", "born", "older"]).frame
        #expect("\(alone.columns)" == "\(data.frame.columns)")
        let again = try SurveyFile(path: path, codebook: codebook)
        #expect("\(try again.source.read(columns: ["sex"]).frame.columns)" == "\([data.frame["sex"]!])")
        // What the codebook derives is in the file already.
        #expect(throws: SurveyDataError.self) { try again.check(["sex"]) }
    }

    @Test("A codebook that translates the codes of waves is refused for data that have been decoded")
    func twice() throws {
        let path = try write(try decoded(), to: "y.lbc")
        let codebook = try Codebook(
            path: try folder.write(
                "wave: age\nvariables: {sex: {type: text}}\nwaves:\n  7: {recode: {sex: {1: 2, 2: 1}}}",
                to: "waves.yaml"))
        #expect(!codebook.waveRecodes.isEmpty)
        #expect(throws: SurveyDataError.self) { try SurveyFile(path: path, codebook: codebook) }
    }

    @Test("The extension says what is written")
    func formats() throws {
        for (path, isText) in [
            ("x.csv", true), ("a.b/X.TSV", true), ("x.txt", true), ("x.csv.lbc", false), ("x.SAV", false),
        ] {
            #expect(try DataFormats.format(of: path).isText == isText)
        }
        for path in ["x.sas7bdat", "x", "", "csv"] {
            #expect(throws: SurveyDataError.self, "\(path)") { try DataFormats.format(of: path) }
        }
    }

    @Test("A check reads every byte")
    func check() throws {
        let path = try folder.write("a,b\n1,x\n2,y\n", to: "x.csv")
        #expect(try !CacheCheck(path, notation: FileNotation()).isPassed)
        let cache = try write(
            try ConvertedData(path: path, notation: FileNotation(), columns: nil, needsOrigin: true), to: "x.csv.lbc")
        #expect(try CacheCheck(path, notation: FileNotation()).isPassed)
        #expect(try CacheCheck(cache, notation: FileNotation()).message == "\(cache): 2 columns, 2 rows: sound")
        _ = try folder.write("a,b\n1,x\n2,z\n", to: "x.csv")
        #expect(try !CacheCheck(path, notation: FileNotation()).isPassed)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: cache)))
        bytes[bytes.count - 1] ^= 1
        _ = try folder.write(bytes, to: "x.csv.lbc")
        #expect(throws: FileFormatError.damaged(path: cache, .column("b"))) {
            try CacheCheck(cache, notation: FileNotation())
        }
    }
}
