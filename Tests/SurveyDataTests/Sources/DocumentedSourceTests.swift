import FileFormats
import Frame
import Glibc
import TestSupport
import Testing

@testable import SurveyData

@Suite("Data files that a SAS program describes")
struct DocumentedSourceTests {
    static let program = """
        PROC FORMAT; VALUE sexf 1='Boy' 2='Girl'; VALUE agef 95-98='Old' 99='Unknown';
        DATA a; INFILE x MISSOVER; INPUT SEX 1 AGE 2-3 W 4-6 .1;
        LABEL SEX="Sex of child" AGE="Age"; FORMAT SEX sexf. AGE agef.; RUN;
        """

    @Test("Positions, labels and levels of a fixed-width file; the codebook's word comes first")
    func fixed() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Self.program, to: "a.sas")
        let data = try folder.write("112150\n2 9\n113025\n", to: "a.dat")
        let path = try folder.write(
            "file: {columns: a.sas}\nvariables: {AGE: {label: Years, type: numeric}}", to: "codebook.yaml")
        let file = try SurveyFile(path: data, codebook: try Codebook(path: path))
        #expect(file.variableNames == ["SEX", "AGE", "W"])
        let table = try file.load(["SEX", "AGE", "W"])
        #expect(table.frame["SEX"]?.label == LocalizedText("Sex of child"))
        guard case .categorical(let codes, let levels) = table.frame["SEX"]?.values else {
            Issue.record("SEX is not categorical")
            return
        }
        #expect(codes == [0, 1, 0] && levels.map(\.name) == ["Boy", "Girl"])
        #expect(table.frame["AGE"]?.label == LocalizedText("Years"))
        #expect(table.frame["W"]?.doubles?.first == 15 && table.frame["W"]?.missing[1] == .blank)
        #expect(table.notices.count == 1 && table.notices[0].contains("AGEF (95 - 98)"))
        #expect("\(table.position(row: 2, variable: "W"))" == "\(data):3:4")
    }

    @Test("Of a CSV file, labels only, whatever the capitals; in blocks and from a cache, too")
    func delimited() throws {
        let folder = try TemporaryFolder()
        let program = try folder.write(Self.program, to: "a.sas")
        let data = try folder.write("id,sex,Age\n1,1,12\n2,2,9\n", to: "a.csv")
        var notation = FileNotation()
        notation.set(.columns, program, at: SourcePosition(whole: "--columns-from"))
        let file = try SurveyFile(path: data, codebook: .empty, notation: notation)
        #expect(file.variableNames == ["id", "sex", "Age"])
        let frame = try file.load(["sex", "Age"]).frame
        #expect(frame["sex"]?.typeName == "categorical" && frame["sex"]?.label == LocalizedText("Sex of child"))
        let blocks = try notation.open(data).blocks(columns: ["sex"], bytesPerBlock: 1)
        #expect(
            try blocks.narrowed(to: ["sex"]).frame(ofBlock: 0)["sex"]?.count == 2 && blocks.facts.notices.count == 1)
    }

    @Test("A cache of a fixed-width file is used with its program only")
    func cache() throws {
        let folder = try TemporaryFolder()
        let program = try folder.write(Self.program, to: "a.sas")
        let data = try folder.write("112150\n2 9\n113025\n", to: "a.dat")
        var notation = FileNotation()
        notation.set(.columns, program, at: SourcePosition(whole: "--columns-from"))
        let (table, origin) = try notation.reading(data, columns: nil)
        let writer = ColumnarWriter(table.frame, evidence: table.evidence, origin: origin)
        let cache = try folder.write([], to: "a.dat.lbc")
        let descriptor = open(cache, O_WRONLY)
        defer { close(descriptor) }
        try writer.write(to: descriptor, path: cache)
        #expect(try notation.open(data).columnNames == ["SEX", "AGE", "W"])
        guard case .fresh(let found, let known) = try notation.cache(of: data).state else {
            Issue.record("the cache is not fresh")
            return
        }
        #expect(found.columnNames == ["SEX", "AGE", "W"] && known.options.layout?.fields.count == 3)
        if case .none = try FileNotation().cache(of: data).state {} else { Issue.record("read without its program") }
    }

    @Test("Places declared in the codebook")
    func declared() throws {
        let folder = try TemporaryFolder()
        let data = try folder.write("001121.5\n002 90.5\n", to: "a.txt")
        let codebook = try Codebook(
            yaml:
                "file: {columns: {id: {at: 1-3, type: text}, age: 4 - 5, w: {at: 6-8, type: numeric, decimals: 1}, d: 3}}",
            file: "codebook.yaml")
        let frame = try SurveyFile(path: data, codebook: codebook).load(["id", "age", "w", "d"]).frame
        #expect(frame["id"]?.typeName == "text" && frame["age"]?.doubles == [12, 9])
        #expect(frame["w"]?.doubles == [1.5, 0.5] && frame["d"]?.doubles == [1, 2])
    }

    @Test(
        "What cannot be meant is answered at its place",
        arguments: [
            ("{a: 4-2}", "codebook.yaml:1:21: column 'a' is at '4-2', but its first and last byte"),
            ("{a: x}", "codebook.yaml:1:21: column 'a' is at 'x'"),
            ("{a: {type: text}}", "codebook.yaml:1:21: column 'a' needs the key 'at'"),
            ("{a: {at: 1, typ: text}}", "codebook.yaml:1:29: unknown key 'typ' in column 'a'. Did you mean 'type'?"),
            ("{a: {at: 1, decimals: 16}}", "codebook.yaml:1:39: 'decimals' must be 0 to 15"),
            ("{a: {at: 1, type: text, decimals: 1}}", "codebook.yaml:1:51: texts have no decimals"),
            ("{}", "codebook.yaml:1:17: 'columns' names no columns"),
        ])
    func refused(columns: String, message: String) {
        let error = #expect(throws: ConfigurationIssues.self) {
            try Codebook(yaml: "file: {columns: \(columns)}", file: "codebook.yaml")
        }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }
}
