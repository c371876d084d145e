import Frame
import TestSupport
import Testing

@testable import FileFormats

@Suite("SAS programs that say where columns stand")
struct ImportProgramTests {
    static let program = """
        * A program's comment; LIBNAME x "y";
        %LET year = 2015;
        PROC FORMAT LIBRARY=LIBRARY;
           VALUE yn 1, 01 = "Yes"  2 = 'It''s no' 3-5 = "Some" LOW-<1 = 'x' . = '.' OTHER = "?" -8 = "Refused";
           VALUE $kind 'A' = "First; not last" 'B','C' = 'Other' ' ' = 'none';
           VALUE all LOW - HIGH = "Range of Values";
        DATA a;
           INFILE ASCIIDAT PAD LRECL=30;
           LENGTH kind $ 1 id 3;
           /* INPUT is not here */
           INPUT ID 1 - 3 kind 4 -4 @5 X 4.1 (Q1-Q3) (1.) +1 Name $CHAR4. w 17-20 .2
             date MMDDYY8.;
           LABEL ID = "Person's number" q1="第一题"
                 unread="not in the file";
           FORMAT kind $kind. Q1-Q2 yn2. q3 YN. date MMDDYY10.;
           IF X = 9 THEN X = .;
        RUN;
        PROC PRINT; RUN;
        """

    @Test("Positions, labels, labels of values")
    func whole() throws {
        let program = try ImportProgram(text: Self.program.replacing("yn2.", with: "YN."), file: "a.sas")
        #expect(
            program.layout
                == FixedLayout(
                    fields: [
                        FixedField(name: "ID", bytes: 0..<3), FixedField(name: "kind", bytes: 3..<4, isText: true),
                        FixedField(name: "X", bytes: 4..<8, decimals: 1), FixedField(name: "Q1", bytes: 8..<9),
                        FixedField(name: "Q2", bytes: 9..<10), FixedField(name: "Q3", bytes: 10..<11),
                        FixedField(name: "Name", bytes: 12..<16, isText: true),
                        FixedField(name: "w", bytes: 16..<20, decimals: 2),
                        FixedField(name: "date", bytes: 20..<28, isText: true),
                    ], longestLine: 30, isPadded: true))
        let known = Dictionary(uniqueKeysWithValues: program.metadata.map { ($0.name, $0) })
        #expect(known["ID"]?.label == LocalizedText("Person's number"))
        #expect(known["Q1"]?.label == LocalizedText("第一题"))
        #expect(
            known["Q3"]?.valueLabels == [
                ValueLabel(.number(1), LocalizedText("Yes")), ValueLabel(.number(2), LocalizedText("It's no")),
                ValueLabel(.number(-8), LocalizedText("Refused")),
            ])
        #expect(known["Q1"]?.valueLabels == known["Q3"]?.valueLabels)
        #expect(known["kind"]?.valueLabels.map(\.value) == [.text("A"), .text("B"), .text("C")])
        #expect(known["kind"]?.kind == .text && known["date"]?.format == "MMDDYY10.")
        #expect(
            program.notices == [
                "a.sas:2:1: macros are not carried out (1 statement).",
                "a.sas:16:4: statements that compute are not carried out (1, with IF): columns are read as the file holds them.",
                "a.sas: read as text, since its values are no plain numbers: date (MMDDYY8.). Declare dates in a codebook (type: "
                    + "date).",
                "a.sas: labels of ranges are left out, those of single values kept: YN (3 - 5), YN (LOW - < 1).",
            ])
    }

    @Test("Columns are known whatever their capitals")
    func names() throws {
        let program = try ImportProgram(text: "DATA a; INPUT SEX 1 AGE_P 2-3; LABEL sex='Sex';", file: "a.sas")
        #expect(program.metadata(for: ["id", "Sex", "age_p"]).map(\.name) == ["Sex", "age_p"])
        #expect(program.metadata(for: ["Sex"])[0].label == LocalizedText("Sex"))
        #expect(program.describes(["sex", "age_p", "other"]) && !program.describes(["0120350221"]))
    }

    @Test("A file with a header of the program's names is read by its header, another by positions")
    func choice() throws {
        let program = try ImportProgram(text: "DATA a; INPUT SEX 1 AGE 2-3;", file: "a.sas")
        let folder = try TemporaryFolder()
        let csv = try CSVFile(
            FileBytes.open(try folder.write("sex,age\n1,12\n", to: "a.csv")), CSVOptions(), program: program)
        #expect(csv.columnNames == ["sex", "age"] && csv.options.layout == nil)
        let fixed = try CSVFile(
            FileBytes.open(try folder.write("112\n2 9\n", to: "a.dat")), CSVOptions(), program: program)
        #expect(try fixed.read().frame["AGE"]?.integers == [12, 9])
    }

    @Test(
        "What cannot be followed is answered at its place",
        arguments: [
            ("PROC PRINT;", "a.sas: this is no program that says"), ("DATA a; INPUT X 1", "a.sas:1:9: the statement"),
            ("DATA a;\n  LABEL x = 'abc;", "a.sas:2:13: the quote opened here"), ("/* ", "a.sas:1:1: the comment"),
            ("INPUT x;", "a.sas:1:7: it is not said where 'x' stands"),
            ("INPUT x $;", "a.sas:1:7: it is not said where"),
            ("INPUT x 4-2;", "a.sas:1:7: 'x' cannot stand in columns 4 to 2"),
            ("INPUT x 0;", "a.sas:1:7: 'x' cannot stand"),
            ("INPUT x 1-y;", "a.sas:1:7: the columns of 'x' have no end"),
            ("INPUT x 1 / y 2;", "a.sas:1:11: a record of several"),
            ("INPUT #2 x 1;", "a.sas:1:7: a record of several"), ("INPUT x 1 @;", "a.sas:1:11: the place to go to"),
            ("INPUT x PD4.;", "a.sas:1:7: 'x' is stored as binary"), ("INPUT x 1 X 2;", "a.sas:1:1: 'X' is read twice"),
            ("INPUT x 1; INPUT y 2;", "a.sas:1:12: a second INPUT (the first is at a.sas:1:1)"),
            ("INPUT x 1-30 .16;", "a.sas:1:7: 16 decimals"), ("INPUT (x y) 2.;", "a.sas:1:7: names in parentheses"),
            ("INPUT (x1-x) (2.);", "a.sas:1:8: the list that begins with 'x1'"),
            ("INPUT (x (2.);", "a.sas:1:10: '(' is not"),
            ("INPUT (x", "a.sas:1:1: the statement"), ("INPUT = 3;", "a.sas:1:7: '=' is not expected after INPUT"),
            ("INPUT;", "a.sas:1:1: it is not said"),
            ("PROC FORMAT; VALUE a 1 2;", "a.sas:1:22: a value of A has no label"),
            ("PROC FORMAT; VALUE a 1=;", "a.sas:1:23: a value of A has no label"),
            ("PROC FORMAT; VALUE;", "a.sas:1:14: VALUE needs"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: FileFormatError.self) { try ImportProgram(text: text, file: "a.sas") }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test("A page of lists cannot stand for more names than memory holds")
    func manyNames() {
        let lists = (0..<11).map { "a\($0)x1-a\($0)x99999" }.joined(separator: " ")
        let error = #expect(throws: FileFormatError.self) {
            try ImportProgram(text: "DATA a;\nLENGTH \(lists) $ 3;", file: "a.sas")
        }
        #expect(error?.description.hasPrefix("a.sas:2:") == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("more than 1000000 names") == true)
    }
}
