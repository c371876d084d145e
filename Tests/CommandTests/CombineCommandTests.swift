import Foundation
import TestSupport
import Testing

@Suite("lbc combine and lbc attrition")
struct CombineCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write("编号,户,分数\n1,10,5\n2,11,7\n3,99,9\n", to: "第一期.csv")
        _ = try folder.write("编号,户,分数\n1,10,6\n3,,8\n4,11,\n", to: "第二期.csv")
        _ = try folder.write("户,县\n10,\"<b>甘肃</b>\"\n11,=贵州\n12,四川\n", to: "户.csv")
        _ = try folder.write(
            "combine:\n  - append: {files: {1: 第一期.csv, 2: 第二期.csv}, wave: 期}\n"
                + "  - join: {file: 户.csv, by: 户, cardinality: m:1}\n", to: "plan.yaml")
    }

    private func lbc(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments, in: folder.path) }

    @Test("The table counts, standard error lists; no key of anybody is in the table")
    func table() throws {
        let run = try lbc("combine", "plan.yaml", "--format", "csv")
        #expect(run.status == 0)
        #expect(
            run.output == """
                Step,Rows before,Rows of file,Matched,Unmatched | rows,Unmatched | file,Keys of several | rows,Keys of several | file,\
                Rows,Columns
                "append 第一期.csv, 第二期.csv",,,,,,,,6,4
                join 户.csv,6,3,4,2,1,2,0,6,5

                """)
        #expect(run.error.contains("2 of 6 rows have no match in 户.csv (户 99 (第一期.csv:4:3); 1 without a key): kept"))
        #expect(run.error.contains("1 of 3 rows of 户.csv matches nothing (户 12 (户.csv:4:1)): left out."))
    }

    @Test("Text and columns are written, whole or not at all, and never over a file that is combined")
    func written() throws {
        let run = try lbc("combine", "plan.yaml", "out.csv", "--safe", "--missing", "NA")
        #expect(run.status == 0)
        #expect(
            try Places.text(folder.path + "/out.csv")
                == "期,编号,户,分数,县\n1,1,10,5,<b>甘肃</b>\n1,2,11,7,'=贵州\n1,3,99,9,NA\n2,1,10,6,<b>甘肃</b>\n2,3,NA,8,NA\n"
                + "2,4,11,NA,'=贵州\n")
        #expect(try lbc("combine", "plan.yaml", "out.lbc").status == 0)
        #expect(
            try lbc("convert", "out.lbc", "-").output
                == lbc("convert", "plan.yaml", "-", "--columns", "期,编号,户,分数,县").output)
        let before = folder.files
        for target in ["第一期.csv", "plan.yaml", "out.parquet"] {
            let run = try lbc("combine", "plan.yaml", target)
            #expect(run.status != 0 && run.output.isEmpty, "\(target)")
        }
        #expect(try lbc("convert", "plan.yaml", "户.csv").status != 0)
        #expect(try lbc("convert", "plan.yaml").error.contains("which has no cache"))
        #expect(folder.files == before)
        #expect(try Places.text(folder.path + "/第一期.csv").hasPrefix("编号,户"))
    }

    @Test("It stands where data can, with the same bytes at any number of cores")
    func data() throws {
        let arguments = ["table1", "plan.yaml", "--by", "期", "--rows", "分数,县", "--format", "html"]
        let run = try CommandRun(arguments, in: folder.path)
        #expect(run.status == 0)
        #expect(run.output.contains("&lt;b&gt;甘肃&lt;/b&gt;") && !run.output.contains("<b>甘肃"))
        #expect(try CommandRun(arguments + ["--threads", "1"], in: folder.path).output == run.output)
    }

    @Test("Attrition: three tables in every format")
    func attrition() throws {
        for format in ["terminal", "markdown", "html", "csv", "json"] {
            let run = try lbc(
                "attrition", "plan.yaml", "--person", "编号", "--wave", "期", "--variables", "分数,县", "--format", format)
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains(format == "json" ? "\"retained\"" : "2 (66.7)"), "\(format)")
        }
        let terminal = try lbc("attrition", "plan.yaml", "--person", "编号", "--wave", "期")
        #expect(terminal.output.contains("\n10       ×     1 (25.0)\n"))
        let wrong = try lbc("attrition", "plan.yaml", "--person", "编", "--wave", "期")
        #expect(wrong.status != 0)
        #expect(wrong.error.contains("--person: no variable is called '编' in plan.yaml."))
    }

    @Test("A plan that is none, or is not there")
    func wrong() throws {
        #expect(try lbc("combine", "第一期.csv").error.contains("declares no combination"))
        let absent = try lbc("describe", "plam.yaml")
        #expect(absent.status == 1)
        #expect(absent.error.contains("plam.yaml: no such file. Did you mean 'plan.yaml'?"))
    }
}
