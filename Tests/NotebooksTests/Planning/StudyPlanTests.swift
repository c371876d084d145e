import TestSupport
import Testing

@testable import Notebooks

/// The kinds of blocks, as a message lists them.
private let kinds = AnalysisSteps.all.map { $0.kind }.joined(separator: ", ")

@Suite("Mistakes are found before data are read, all at once")
struct StudyPlanTests {
    @Test(
        "One mistake",
        arguments: [
            // Blocks
            (
                "```lbc tabel1\nrows: age\n```",
                "study.md:8: unknown kind of block 'tabel1'; known are \(kinds). Did you mean 'table1'?"
            ),
            (
                "```lbc\nrows: age\n```",
                "study.md:8: unknown kind of block ''; known are \(kinds)."
            ),
            ("```lbc table1\nby: g\n```", "study.md:9:1: the table1 block needs the key 'rows'."),
            (
                "```lbc table1\nrows: [age, y\n```",
                "study.md:10:1: did not find expected ',' or ']'. Check the indentation, and put texts that contain ': ' or '#' in quotes."
            ),
            (
                "```lbc table1\nrosw: age\nrows: age\n```",
                "study.md:9:1: unknown key 'rosw' in the table1 block. Did you mean 'rows'?"
            ),
            (
                "```lbc table1\nrows: age\nmedian: kids\n```",
                "study.md:10:9: 'kids' under 'median' is not among the rows."
            ),
            (
                "```lbc table1\nrows: age\nshow: [smd, counst]\n```",
                "study.md:10:13: 'show' is 'counst', but must be one of total, p, adjustedP, test, smd, missing, counts, ci, deff, reasons. Did you mean 'counts'?"
            ),
            (
                "```lbc flow\nid: flow2\n```\n```lbc flow\nid: flow2\n```",
                "study.md:11: the id 'flow2' is used by two blocks; give each its own."
            ),
            (
                "```lbc table1\nid: flow\nrows: age\n```",
                "study.md:9:5: the id 'flow' is kept for the flow of respondents; choose another."
            ),
            (
                "```lbc estimate\nby: g\n```",
                "study.md:9:1: the estimate block needs at least one of: mean, proportion, total, ratio, median."
            ),
            ("```lbc estimate\nratio: y\n```", "study.md:9:8: a ratio must read numerator / denominator, but is 'y'."),
            ("```lbc describe\n```", "study.md:9: the describe block needs the key 'variables'."),
            (
                "```lbc table1\nby: g\nrows: [age, g, age]\n```",
                "study.md:10:13: 'g' is the group of the columns; leave it out of the rows.\nstudy.md:10:16: 'age' stands twice among the rows; keep one."
            ),
            (
                "```lbc table1\nrows: [age, kids]\nnumeric: kids\nmedian: kids\n```",
                "study.md:9:13: 'kids' is asked for in two ways; keep one of them."
            ),
            // Models
            (
                "```lbc model\noutcome: y\nmodels: {A: agee}\nfamily: binomial\n```",
                "study.md:10:13: no variable is called 'agee' in data.csv. Did you mean 'age'?"
            ),
            (
                "```lbc model\noutcome: yy\nmodels: {A: age, B: age + g}\n```",
                "study.md:9:10: no variable is called 'yy' in data.csv."
            ),
            (
                "```lbc model\noutcome: y\nmodels: {}\n```",
                "study.md:10:9: 'models' needs at least one model, as 'Adjusted: a + b'."
            ),
            (
                "```lbc model\nformula: y ~ age\noutcome: y\n```",
                "study.md:10:10: 'outcome' and 'formula' are two ways to say the same; keep one."
            ),
            (
                "```lbc model\noutcome: y\nmodels: {A: age}\ncrude: true\n```",
                "study.md:11:8: 'crude' belongs to 'formula'; among 'models', write 'Crude: each(a + b)'."
            ),
            (
                "```lbc model\nformula: y ~ age +\n```",
                "study.md:9:10: formula 'y ~ age +', character 10: found the end where a variable is expected."
            ),
            (
                "```lbc model\nformula: y ~ age\nfamily: binomal\n```",
                "study.md:10:9: 'family' is 'binomal', but must be one of gaussian, binomial, poisson, gamma. Did you mean 'binomial'?"
            ),
            (
                "```lbc model\nformula: y ~ age\nreference: {g: here}\n```",
                "study.md:10:12: 'g' has a reference but is a predictor of no model."
            ),
            (
                "```lbc model\nformula: kids ~ age\nevent: yes\n```",
                "study.md:10:8: an event is of binomial models only, but this one is gaussian."
            ),
            // References
            (
                "{{tabel.age.mean}}\n```lbc table1\nid: table\nrows: age\n```",
                "study.md:8:1: {{tabel.age.mean}}: no analysis has the id 'tabel'. Did you mean 'table'?"
            ),
            (
                "{{t.age.maen}}\n```lbc table1\nid: t\nrows: age\n```",
                "study.md:8:1: {{t.age.maen}}: no statistic is called 'maen'. Did you mean 'mean'?"
            ),
            (
                "{{t.agee.mean}}\n```lbc table1\nid: t\nrows: age\n```",
                "study.md:8:1: {{t.agee.mean}}: 't' has no variable 'agee'. Did you mean 'age'?"
            ),
            (
                "{{t.y.yse.percent}}\n```lbc table1\nid: t\nrows: y\nby: g\n```",
                "study.md:8:1: {{t.y.yse.percent}}: 't' has no level or group 'yse'. Did you mean 'yes'?"
            ),
            (
                "{{m.Adj.age.oddsRatio}}\n```lbc model\nid: m\noutcome: y\nmodels: {Adjusted: age}\n```",
                "study.md:8:1: {{m.Adj.age.oddsRatio}}: 'm' has no model 'Adj'. It has: Adjusted."
            ),
            ("{{flow.raed.n}}", "study.md:8:1: {{flow.raed.n}}: 'flow' has no step 'raed'. Did you mean 'read'?"),
        ] as [(String, String)])
    func one(body: String, message: String) throws {
        let sample = try SampleStudy()
        let found = try sample.message(body)
        #expect(found == message.split(separator: "\n").map(String.init))
    }

    @Test(
        "One mistake in the front matter",
        arguments: [
            (
                "data: data.csv\ntitel: x",
                "study.md:3:1: unknown key 'titel' in the front matter. Did you mean 'title'?"
            ),
            (
                "data: data.csv\ntitle: x\ntitle: y",
                "study.md:3:1: the key 'title' stands twice in one mapping; keep one."
            ),
            ("title: x", "study.md names no data. Add 'data: FILE.csv' to the front matter, or give --data FILE."),
            (
                "data: data.csv\ndesign: {weights: ww}",
                "study.md:3:19: no variable is called 'ww' in data.csv."
            ),
            (
                "data: data.csv\ndesign: {strata: [s, ss], wieghts: w}",
                "study.md:3:27: unknown key 'wieghts' in 'design'. Did you mean 'weights'?"
            ),
            (
                "data: data.csv\ndesign: {clusters: [p, pp]}",
                "study.md:3:24: no variable is called 'pp' in data.csv."
            ),
            (
                "data: data.csv\ndesign: {singlePSU: center}",
                "study.md:3:21: 'singlePSU' is 'center', but must be one of refuse, remove, certainty, centre, average. Did you mean 'centre'?"
            ),
            ("data: data.csv\nlevel: 95%", "study.md:3:8: 'level' must be a number, but is '95%'."),
            ("data: data.csv\nlevel: 5", "study.md:3:8: 'level' is the coverage of intervals, as 0.95 or 95."),
            (
                "data: data.csv\nfile: {encoding: gb1830}",
                "study.md:3:18: 'encoding' is 'gb1830', but must be one of UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, Windows-1252, GBK, Latin-1. Did you mean 'GB18030'?"
            ),
            ("data: data.csv\nseed: -1", "study.md:3:7: 'seed' must not be negative."),
            (
                "data: data.csv\nstyle: lancett",
                "study.md:3:8: 'style' is 'lancett', but must be one of standard, jama, lancet, nejm, apa, zh. Did you mean 'lancet'?"
            ),
            (
                "data: data.csv\npopulation: agee < 16",
                "study.md:3:13: 'agee' in 'agee < 16' is neither a variable nor a level of one it is compared with. Did you mean 'age'?"
            ),
            (
                "data: data.csv\npopulation: age <",
                "study.md:3:18: found the end where a variable, a number or a text is expected."
            ),
            (
                "data: data.csv\npopulation: |\n  age <",
                "study.md:4: found the end where a variable, a number or a text is expected."
            ),
            (
                "data: data.csv\nderive: {old: agee > 12}",
                "study.md:3:15: 'agee' in 'agee > 12' is neither a variable nor a level of one it is compared with. Did you mean 'age'?"
            ),
            (
                "data: data.csv\nderive: {f: {scale: cesd, items: [a]}}",
                "study.md:3:10: no scale is called 'cesd'. Did you mean 'CES-DC'?"
            ),
        ] as [(String, String)])
    func frontMatter(yaml: String, message: String) throws {
        let sample = try SampleStudy()
        let found = try sample.message("", frontMatter: yaml)
        #expect(found == [message])
    }

    @Test("A missing data file, or codebook, is named")
    func files() throws {
        let sample = try SampleStudy()
        #expect(
            try sample.message("", frontMatter: "data: dat.csv") == ["dat.csv: no such file. Did you mean 'data.csv'?"])
        #expect(
            try sample.message("", frontMatter: "data: data.csv\ncodebook: codebok.yaml")
                == ["codebok.yaml: no such file. Did you mean 'codebook.yaml'?"])
    }

    @Test("Mistakes of form come together, in the order of their places; so do those of names")
    func together() throws {
        let sample = try SampleStudy()
        let form = try sample.message(
            "{{a}}\n```lbc table1\nrow: age\n```\n```lbc model\nformula: [\n```\n```lbc flwo\n```\n",
            frontMatter: "titel: x\ndata: data.csv\n  bad: yaml")
        #expect(form.map { $0.split(separator: ":")[1] } == ["4", "6", "8", "8", "12", "13"])
        let names = try sample.message(
            "{{t.age.maen}}\n```lbc table1\nid: t\nrows: [agee, age]\nby: gg\n```\n",
            frontMatter: "data: data.csv\ndesign: {weights: ww}\npopulation: kid > 1")
        #expect(names.map { $0.split(separator: ":")[1] } == ["3", "4", "6", "9", "10"])
    }

    @Test("Flags say which of them is wrong")
    func flags() throws {
        let sample = try SampleStudy()
        var flags = StudyFlags(data: sample.folder.path + "/data.csv")
        flags.weights = "ww"
        let step = try TableOneStep(flagsBy: ["gg"], rows: ["age"], categorical: [], numeric: [], median: [], show: [])
        let error = #expect(throws: (any Error).self) { try StudyPlan(try flags.study(), steps: [step]) }
        let lines = "\(try #require(error))".split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.contains { $0.hasPrefix("--weights: no variable is called 'ww'") })
        #expect(lines.contains { $0.hasPrefix("--by: no variable is called 'gg'") })
        #expect(throws: (any Error).self) {
            try ModelStep(
                flagsFormula: "y ~ age", family: "gaussian", link: nil, event: "yes", references: [], crude: false,
                level: 0.95, show: [])
        }
        #expect(throws: (any Error).self) {
            try ModelStep(
                flagsFormula: "y ~ age", family: "binomial", link: nil, event: nil, references: [("g", "here")],
                crude: false, level: 0.95, show: [])
        }
    }
}
