import FileFormats
import Frame
import Probability
import TestSupport
import Testing

@testable import SurveyData

@Suite("Codebooks of archives")
struct DDIDraftTests {
    /// As the standard has it, with a prefix and two languages.
    static let standard = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ddi:codeBook xmlns:ddi="ddi:codebook:2_5" version="2.5" xml:lang="en">
          <ddi:docDscr><ddi:citation><ddi:titlStmt><ddi:titl>Documentation of it</ddi:titl></ddi:titlStmt></ddi:citation></ddi:docDscr>
          <ddi:stdyDscr><ddi:citation>
            <ddi:titlStmt><ddi:titl>Rural children: wave 2</ddi:titl><ddi:parTitl xml:lang="zh-CN">农村儿童</ddi:parTitl>
              <ddi:IDNo>RC-02</ddi:IDNo></ddi:titlStmt>
            <ddi:rspStmt><ddi:AuthEnty>An Institute</ddi:AuthEnty></ddi:rspStmt>
          </ddi:citation></ddi:stdyDscr>
          <ddi:dataDscr>
            <ddi:varGrp name="g"><ddi:labl>Not a variable</ddi:labl></ddi:varGrp>
            <ddi:var ID="V1" name="home" intrvl="discrete" dcml="0">
              <ddi:labl level="variable">Father at
                home</ddi:labl><ddi:labl xml:lang="zh">父亲在家</ddi:labl>
              <ddi:qstn><ddi:qstnLit>Is he?</ddi:qstnLit></ddi:qstn>
              <ddi:invalrng><ddi:item VALUE="-8"/><ddi:range min="90" max="99"/></ddi:invalrng>
              <ddi:catgry><ddi:catValu>1</ddi:catValu><ddi:labl>No</ddi:labl><ddi:labl xml:lang="zh">否</ddi:labl></ddi:catgry>
              <ddi:catgry><ddi:catValu>2</ddi:catValu><ddi:labl>Yes</ddi:labl><ddi:labl xml:lang="zh">是</ddi:labl>
                <ddi:catStat type="freq">12</ddi:catStat></ddi:catgry>
              <ddi:catgry missing="Y"><ddi:catValu>-8</ddi:catValu><ddi:labl>Not applicable</ddi:labl></ddi:catgry>
              <ddi:catgry><ddi:catValu>7</ddi:catValu><ddi:labl>Refused</ddi:labl></ddi:catgry>
              <ddi:catgry missing="Y"><ddi:catValu>Sysmiss</ddi:catValu></ddi:catgry>
              <ddi:varFormat type="numeric" schema="other"/>
            </ddi:var>
            <ddi:var name="weight" intrvl="contin" wgt="wgt"><ddi:valrng><ddi:range min="0.1" max="8"/></ddi:valrng>
              <ddi:varFormat type="numeric"/></ddi:var>
            <ddi:var name="age" intrvl="contin" dcml="0"><ddi:valrng><ddi:range min="6" maxExclusive="20"/></ddi:valrng>
              <ddi:catgry><ddi:catValu>95</ddi:catValu><ddi:labl>95 and over</ddi:labl></ddi:catgry>
              <ddi:varFormat type="numeric"/></ddi:var>
            <ddi:var name="town"><ddi:varFormat type="character"/></ddi:var>
            <ddi:var name="town"><ddi:labl>Again</ddi:labl></ddi:var>
            <ddi:var name="day"><ddi:varFormat type="numeric" formatname="%td" category="date"/></ddi:var>
          </ddi:dataDscr>
        </ddi:codeBook>
        """

    /// The same of the older dialect without a namespace, as data publishers write it.
    static let older = """
        <?xml version='1.0' encoding='ISO-8859-1'?>
        <!DOCTYPE codeBook SYSTEM "Version1-2-2.dtd">
        <codeBook version="1.2.2" xml-lang="fr"><stdyDscr><citation><titlStmt><titl>Enqu\u{EA}te</titl></titlStmt></citation></stdyDscr>
        <dataDscr><var ID="V1" name="sexe" files="F1" dcml="0" intrvl="discrete"><location width="1"/><labl>
           Sexe  </labl><valrng><range UNITS="REAL" min="1" max="2"/></valrng>
        <catgry><catValu>1</catValu><labl>Gar\u{E7}on</labl><catStat type="freq">10</catStat></catgry>
        <catgry><catValu>2</catValu><labl>Fille</labl></catgry><catgry missing="Y" missType="inap"><catValu>9</catValu><labl>ND</labl></catgry>
        <varFormat type="numeric" schema="other"/></var>
        <var name="age" intrvl="discrete" dcml="0"><catgry><catValu>6</catValu><catStat type="freq">3</catStat></catgry>
        <catgry><catValu>7</catValu></catgry><varFormat type="numeric"/></var></dataDscr></codeBook>
        """

    private func draft(_ bytes: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        return try CodebookDrafting.draft(of: try folder.write(bytes, to: "study.xml")).yaml
    }

    @Test("What an archive says becomes a codebook: labels in their languages, values, what is missing")
    func standard() throws {
        #expect(
            try draft(Array(Self.standard.utf8)) == """
                # A draft. Look at every line with the word "guess", and at what is noted beside it.
                # From the DDI-Codebook of an archive.

                title: {en: "Rural children: wave 2", zh: 农村儿童}
                source: "An Institute; RC-02"
                variables:
                  home:
                    label: {en: Father at home, zh: 父亲在家}
                    values:
                      1: {en: "No", zh: 否}
                      2: {en: "Yes", zh: 是}
                    missing:
                      -8: notApplicable  # the archive says so: "Not applicable"
                      90...99: blank  # the archive says so
                      7: refused  # guess: by its label "Refused"
                  weight:
                    type: numeric
                    range: [0.1, 8]  # the archive says so
                    # a weight, says the archive (design: weights)
                  age:
                    type: integer  # guess: the archive shows no decimals
                    # labels of some values: 95 "95 and over"
                    # the archive's valid range is not taken: min 6, maxExclusive 20
                  town:
                    type: text
                    # described several times by the archive; this is the first
                  day:
                    type: numeric
                    # a date or time, says the archive: date %td

                """)
    }

    @Test("The older dialect is read, too: no namespace, a document type kept elsewhere, Latin letters")
    func older() throws {
        let bytes = Self.older.unicodeScalars.map { UInt8($0.value) }
        let text = try draft(bytes)
        #expect(text.contains("title: Enquête\n"))
        #expect(
            text.contains(
                "    label: Sexe\n    values:\n      1: Garçon\n      2: Fille\n    missing:\n      9: blank  # the archive says so: \"ND\"\n"
            ))
        #expect(text.contains("  age:\n    type: integer  # guess: the archive shows no decimals\n"))
        _ = try Codebook(yaml: text, file: "book.yaml")
    }

    @Test("A codebook is completed by what an archive says")
    func completion() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.standard, to: "study.xml")
        let book = try folder.write("variables:\n  home: {label: mine}\n", to: "book.yaml")
        let text = try CodebookDrafting.draft(of: path, completing: book).yaml
        #expect(text.hasPrefix("variables:\n  home: {label: mine}\n  weight:\n"))
    }

    @Test(
        "Other documents are told what is expected",
        arguments: [
            ("<DDIInstance/>", "this is DDI-Lifecycle; DDI-Codebook"),
            ("<html/>", "an XML document with the root <html>"),
            ("<codeBook><dataDscr/></codeBook>", "describes no variables"),
            ("<codeBook><var", "the XML is broken here"),
            ("<!DOCTYPE codeBook [<!ENTITY a 'b'>]><codeBook>&a;</codeBook>", "declares a document type"),
        ])
    func others(xml: String, message: String) throws {
        let error = #expect(throws: (any Error).self) { try self.draft(Array(xml.utf8)) }
        #expect(error.map { "\($0)".contains(message) } == true, "\(String(describing: error))")
    }

    @Test("Thousands of damaged documents give a codebook or are refused at a place", arguments: 0..<4)
    func mutations(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(60 + seed))
        let valid = Array((seed % 2 == 0 ? Self.standard : Self.older).utf8)
        let pieces = Array("<>&;\"'/= VYvarlbc09-.:[]!\u{E7}年".utf8)
        var (understood, refused) = (0, 0)
        for _ in 0..<5_000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = pieces.randomElement(using: &generator)!
                case 1: bytes.insert(pieces.randomElement(using: &generator)!, at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                }
            }
            do {
                let draft = try CodebookDraft(ddi: try FileBytes(path: "study.xml", bytes: bytes))
                _ = try Codebook(yaml: draft.yaml, file: "book.yaml")
                understood += 1
            } catch let issues as ConfigurationIssues {
                Issue.record("a draft that is no codebook: \(issues) of \(String(decoding: bytes, as: UTF8.self))")
            } catch {
                refused += 1
                #expect("\(error)".hasPrefix("study.xml"), "\(error)")
            }
        }
        #expect(understood > 100)
        #expect(refused > 100)
    }
}
