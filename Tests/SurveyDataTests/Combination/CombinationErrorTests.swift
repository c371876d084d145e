import TestSupport
import Testing

@testable import SurveyData

@Suite("What is said of files that do not go together")
struct CombinationErrorTests {
    let sample: SampleCombination

    init() throws {
        sample = try SampleCombination([
            "twice.csv": "hh,income\n10,1\n11,2\n10,3\n10,4\n10,5\n11,6\n",
            "words.csv": "hh,name\nten,a\neleven,b\n", "codes.csv": "hh,name\n10,a\n11,b\nx,c\n",
            "spelt.csv": "hh,name\n10,a\n010,b\nx,c\n", "text.csv": "pid,cesd\n7,4\n8,n/a\n",
            "zeros.csv": "pid,region\n7,01\n8,02\n",
        ])
    }

    private func join(_ rest: String) -> String { SampleCombination.panel + "\n- join: {file: \(rest)}" }

    @Test("A many-to-many join has no name, and keys that repeat where one is declared are refused with their places")
    func cardinality() {
        #expect(
            sample.message(join("household.csv, by: {hhid: hh}, cardinality: m:m")).hasPrefix(
                "plan.yaml:3:62: 'm:m' would pair every row of a key with every other"))
        #expect(
            sample.message(join("twice.csv, by: {hhid: hh}, cardinality: m:1"))
                == "plan.yaml:3:5: declared m:1, but in \("twice.csv") 2 keys occur more than once, in 6 rows: hh 10 (twice.csv:2:1, "
                + "twice.csv:4:1, twice.csv:5:1, …); hh 11 (twice.csv:3:1, twice.csv:7:1). Remove what is there twice, add a "
                + "variable that tells the rows apart to 'by'.")
        #expect(
            sample.message(join("twice.csv, by: {hhid: hh}, cardinality: 1:m")).hasPrefix(
                "plan.yaml:3:5: declared 1:m, but in the rows before this step 3 keys occur more than once, in 7 rows: "
                    + "hhid 10 (wave1.csv:2:3, wave1.csv:3:3, wave2.csv:3:3); "))
        #expect(
            sample.message(join("household.csv, by: {hhid: hh}, cardinality: 1:1, columns: income")).hasSuffix(
                "add a variable that tells the rows apart to 'by', or declare m:1 if that is what the rows are."))
        #expect(
            sample.message(join("household.csv, by: {hhid: hh}, cardinality: one"))
                == "plan.yaml:3:62: 'cardinality' is 'one', but must be one of 1:1, m:1, 1:m.")
    }

    @Test("Rows without a match are refused where that is declared, with their keys and places")
    func unmatched() {
        #expect(
            sample.message(
                join("household.csv, by: {hhid: hh}, cardinality: m:1, unmatched: refuse, columns: income"))
                == "plan.yaml:3:5: 3 of 9 rows have no match in household.csv (hhid 12 (wave1.csv:5:3); …; 1 without a key). "
                + "Correct their keys, or declare 'unmatched: keep' or 'drop'.")
    }

    @Test("Texts and numbers as keys: compared as codes, or refused where nothing could match")
    func keyTypes() throws {
        #expect(
            sample.message(join("words.csv, by: {hhid: hh}, cardinality: m:1"))
                == "plan.yaml:3:5: the key 'hhid' is integer (wave1.csv:2:3 holds '10'), but 'hh' is text (words.csv:2:1 holds "
                + "'ten'), so that no row could match. Join by a variable that both have.")
        #expect(
            sample.message(join("spelt.csv, by: {hhid: hh}, cardinality: m:1"))
                == "plan.yaml:3:5: the key 'hh' holds '10' (spelt.csv:2:1) and '010' (spelt.csv:3:1), which are one number but two "
                + "texts. Write identifiers in one way.")
        let rows = try sample.rows(join("codes.csv, by: {hhid: hh}, cardinality: m:1"))
        #expect(rows.reports.last?.matched == 5)
        #expect(
            sample.plain(rows.notices[0])
                == "plan.yaml:3:5: the key 'hh' is text (codes.csv:2:1 holds '10') on one side of the join with codes.csv and number "
                + "on the other: compared as codes, where 1, 01 and 1.0 are the same."
                .replacing("codes.csv and", with: "\(sample.folder.path)/codes.csv and").replacing(
                    sample.folder.path + "/", with: ""))
    }

    @Test("Text in one wave and numbers in another: refused with the cell, or taken as text where that is declared")
    func types() throws {
        let files = "- append: {files: {1: wave1.csv, 2: text.csv}, wave: wave"
        #expect(
            sample.message(files + "}")
                == "plan.yaml:2:5: 'cesd' is text at text.csv:3:3 ('n/a') but number in wave1.csv. Correct the cells, or take it as "
                + "text in all files of 'append' (text: [cesd]) and let the codebook say what the texts mean.")
        let cells = try sample.cells(files + ", text: cesd}")
        #expect(cells.contains("1,3,11,1,9,贵州") && cells.contains("2,8,~,~,n/a,~"))
        #expect(
            sample.message("- append: {files: [wave1.csv, zeros.csv], text: region}").hasPrefix(
                "plan.yaml:2:5: 'region' cannot be taken as text: in zeros.csv all of it are numbers, some written with"
            ))
        #expect(
            sample.message("- append: {files: [wave1.csv, zeros.csv]}").contains("'region' is text at wave1.csv:2:10"))
    }

    @Test("Two rows of a person in a wave, waves nobody declared, and values that should not change")
    func wide() {
        let twice =
            "- append: {files: [wave1.csv, wave1.csv]}\n- reshape: {to: wide, id: pid, wave: sex, variables: cesd, "
        #expect(
            sample.message(twice + "waves: [1, 2]}").hasPrefix(
                "plan.yaml:3:5: 5 rows of a person in a wave that has one already: pid 1, sex 1 (wave1.csv:2:1, wave1.csv:2:1); "
            ))
        #expect(
            sample.message(twice + "waves: [1, 3]}")
                == "plan.yaml:3:5: 'sex' is '2' at wave1.csv:3:6, which is none of the waves declared: 1, 3. Add it under 'waves', or "
                + "correct the cell.")
        #expect(
            sample.message(
                SampleCombination.panel
                    + "\n- reshape: {to: wide, id: pid, wave: wave, variables: sex, constant: cesd}")
                == "plan.yaml:3:5: 'cesd' is declared constant, but changes in 2 persons: pid 1: 5, then 6 (wave1.csv:2:8, "
                + "wave2.csv:3:8); pid 3: 9, then 8 (wave1.csv:4:8, wave2.csv:4:8). Correct the cells, or move it to "
                + "'variables'.")
    }

    @Test("A combination that is, by way of another, a part of itself")
    func circle() throws {
        _ = try sample.path("- file: plan.yaml", "other.yaml")
        #expect(
            sample.message("- file: other.yaml")
                == "other.yaml:2:11: this combination is a part of itself: plan.yaml → other.yaml → plan.yaml. Break the circle."
        )
    }

    @Test("A report that others read names no key")
    func reported() throws {
        let path = try sample.path(join("twice.csv, by: {hhid: hh}, cardinality: m:1"))
        #expect {
            try SurveyFile(path: path).load(["income"])
        } throws: { error in
            "\(error)".contains("hh 10")
                && reportedDescription(of: error, path: "plan.yaml")
                    == "plan.yaml: its files do not go together as declared; `lbc combine plan.yaml` tells which rows."
        }
    }
}
