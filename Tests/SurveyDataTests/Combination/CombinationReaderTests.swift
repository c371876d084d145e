import TestSupport
import Testing

@testable import SurveyData

@Suite("Reading a combination")
struct CombinationReaderTests {
    let sample: SampleCombination

    init() throws {
        sample = try SampleCombination()
    }

    @Test(
        "Every mistake has a line and a column, and offers the nearest name",
        arguments: [
            (
                "- append: {files: {1: wave1.csv, 2: wave3.csv}, wave: w}",
                "2:39: wave3.csv: no such file. Did you mean 'wave1.csv'?"
            ),
            (
                "- append: {files: {1: wave1.csv, 01: wave2.csv}, wave: w}",
                "2:36: '01' is the same wave as '1'; keep one."
            ),
            (
                "- append: {files: {1: wave1.csv}}",
                "2:21: the waves have names but no variable: add 'wave: NAME', or give"
            ),
            (
                "- append: {files: [wave1.csv], wave: w}",
                "2:40: 'w' needs a value for every file: write 'files: {1: FIRST, 2:"
            ),
            (
                "- append: {files: {1: wave1.csv}, wave: sex}",
                "2:43: 'sex' is a column of wave1.csv already. Give the new"
            ),
            (
                "- append: {files: [wave1.csv], text: sax}",
                "2:40: no column is called 'sax' in the files. Did you mean 'sex'?"
            ),
            (
                "- apend: {files: [wave1.csv]}",
                "2:5: unknown key 'apend' in a step of the combination. Did you mean 'append'?"
            ),
            (
                "- join: {file: wave1.csv, by: pid, cardinality: m:1}",
                "2:5: a combination begins with 'file' or 'append': there"
            ),
            (
                "- file: wave1.csv\n- file: wave2.csv",
                "3:5: 'file' and 'append' begin a combination. To add rows to what there"
            ),
            (
                "- file: wave1.csv\n  join: {file: wave2.csv}",
                "3:5: 'join' is a step of its own: begin a new item with '- join:'."
            ),
            (
                "- file: {path: wave1.csv, encodin: GBK}",
                "2:29: unknown key 'encodin' in 'file'. Did you mean 'encoding'?"
            ),
            (
                "- file: {path: wave1.csv, columns: [pid, sax]}",
                "2:44: no column is called 'sax' in wave1.csv. Did you mean 'sex'?"
            ),
            (
                "- file: {path: wave1.csv, rename: {pid: sex}}",
                "2:18: two columns of wave1.csv would be called 'sex'; give one"
            ),
            (
                "- file: wave1.csv\n- join: {file: household.csv, by: hhid, cardinality: m:1}",
                "3:37: no column is called 'hhid' in household.csv. There are: hh, income, region."
            ),
            (
                "- file: wave1.csv\n- join: {file: household.csv, by: {hhid: hh}, cardinality: m:1}",
                "3:18: 'region' is there already, and in household.csv, too. Give the latter another name (rename: {region: NAME})"
            ),
            ("- file: wave1.csv\n- join: {file: household.csv, cardinality: m:1}", "3:11: 'join' needs the key 'by'."),
            (
                "- file: wave1.csv\n- reshape: {to: wide, id: pid, wave: sex, variables: cesd}",
                "3:40: the values of 'sex' are not known before the data are read. Name them: waves: [1, 2, 3]."
            ),
            (
                "- file: wave1.csv\n- reshape: {to: wid, id: pid, wave: sex, variables: cesd}",
                "3:19: 'to' is 'wid', but must be one of wide, long. Did you mean 'wide'?"
            ),
            (
                "- file: wave1.csv\n- reshape: {to: long, id: pid, wave: w, waves: [1, 2], variables: {x: [cesd]}}",
                "3:73: the columns of 'x' must be one for each wave (1, 2), but are 1."
            ),
            (
                "- file: wave1.csv\n- reshape: {to: long, id: pid, wave: sex, variables: {x: [cesd, hhid]}}",
                "3:40: this step would make a second column called 'sex'."
            ),
            (
                "- file: wave1.csv\n- reshape: {to: long, id: pid, wave: w, variables: {x: [cesd, cesd]}}",
                "3:65: 'cesd' is used twice in this step"
            ),
        ])
    func mistakes(_ steps: String, _ message: String) {
        let found = sample.message(steps).split(separator: "\n").map(String.init)
        #expect(found.contains { $0.hasPrefix("plan.yaml:" + message) }, "\(found)")
    }

    @Test("A file that declares no combination")
    func codebook() throws {
        for (text, message) in [
            ("variables: {sex: {type: numeric}}", "1:1: this is no combination of data: that begins with 'combine:'"),
            ("combine: 3", "1:10: 'combine' must be a list of steps"), ("combine: []", "1: 'combine' has no steps."),
        ] {
            let path = try sample.folder.write(text, to: "x.yaml")
            #expect {
                try CombinedSource(path: path, notation: FileNotation())
            } throws: { sample.plain("\($0)").hasPrefix("x.yaml:\(message)") }
        }
    }

    @Test("Names are those of headers, known before rows are read; keys of the file are not added")
    func names() throws {
        let source = try sample.source(
            SampleCombination.panel + """

                - join: {file: {path: household.csv, columns: income}, by: {hhid: hh}, cardinality: m:1}
                - reshape: {to: wide, id: pid, wave: wave, variables: [income, sex], constant: [region]}
                """)
        #expect(source.columnNames == ["pid", "region", "income_1", "income_2", "sex_1", "sex_2"])
    }

    @Test("What is taken of a file may stand with it or with the step, but not with both")
    func twice() {
        let message = sample.message(
            """
            - file: wave1.csv
            - join: {file: {path: household.csv, columns: income}, columns: income, by: {hhid: hh}, cardinality: m:1}
            """)
        #expect(message == "plan.yaml:3:49: 'columns' is said twice; keep one.")
    }
}
