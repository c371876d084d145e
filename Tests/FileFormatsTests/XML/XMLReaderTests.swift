import Frame
import Probability
import Testing

@testable import FileFormats

/// Writes down what passes by.
final class XMLRecord: XMLHandler {
    var events: [String] = []
    var positions: [SourcePosition] = []
    private var bytes: [UInt8] = []

    func start(_ element: XMLElement) {
        flush()
        let attributes = ["ID", "xml:lang", "missing"].compactMap { name in element[name].map { " \(name)=\($0)" } }
        events.append("<\(element.name)\(attributes.joined())>")
        positions.append(element.position)
    }

    func end(_ name: String) {
        flush()
        events.append("</\(name)>")
    }

    func text(_ piece: UnsafeBufferPointer<UInt8>) { bytes += piece }

    private func flush() {
        if !bytes.isEmpty { events.append(String(decoding: bytes, as: UTF8.self)) }
        bytes = []
    }
}

@Suite("XML")
struct XMLReaderTests {
    private func record(_ bytes: [UInt8], _ limits: XMLLimits = XMLLimits()) throws(FileFormatError) -> XMLRecord {
        let record = XMLRecord()
        try FileBytes(path: testPath, bytes: bytes).readXML(limits: limits, handler: record)
        return record
    }

    private func error(_ text: String, _ limits: XMLLimits = XMLLimits()) -> String? {
        do throws(FileFormatError) {
            _ = try record(Array(text.utf8), limits)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("Elements, attributes and texts pass by in order, prefixes left out, with places in characters")
    func events() throws {
        let text = """
            <?xml version="1.0"?>
            <d:codeBook xmlns:d="x"><!-- 说明 --><d:var ID="V1">
            <labl xml:lang="zh">父亲 &lt; &#x6BCD;</labl>年<labl/></d:var></d:codeBook>
            """
        let record = try record(Array(text.utf8))
        #expect(
            record.events == [
                "<codeBook>", "<var ID=V1>", "\n", "<labl xml:lang=zh>", "父亲 < 母", "</labl>", "年", "<labl>", "</labl>",
                "</var>", "</codeBook>",
            ])
        #expect(record.positions.map { [$0.line, $0.column] } == [[2, 1], [2, 36], [3, 1], [3, 45]])
    }

    @Test(
        "What an XML document declares as its encoding is what it is read in",
        arguments: [
            ("GB18030", [0xB8, 0xB8] as [UInt8], "父"), ("ISO-8859-1", [0xE9], "é"), ("windows-1252", [0x80], "€"),
            ("utf-8", [0xE7, 0x88, 0xB6], "父"), ("Big5", [0xA4, 0xF7], "父"),
        ])
    func encodings(name: String, bytes: [UInt8], text: String) throws {
        let document = Array("<?xml version='1.0' encoding='\(name)'?><a>".utf8) + bytes + Array("</a>".utf8)
        #expect(try record(document).events == ["<a>", text, "</a>"])
        #expect(try FileBytes(path: testPath, bytes: document).rootElement == "a")
    }

    @Test("UTF-16 is told by its mark")
    func utf16() throws {
        let bytes = "\u{FEFF}<a>父</a>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try record(bytes).events == ["<a>", "父", "</a>"])
    }

    @Test("A document cut into pieces anywhere is the same document")
    func pieces() throws {
        let bytes = Array("<a ID='年'>父亲<b/>&amp;x<![CDATA[<母>]]></a>".utf8)
        let whole = try record(bytes).events
        for cut in 1..<bytes.count {
            let record = XMLRecord()
            let reader = try XMLReader(path: testPath, handler: record)
            try bytes[..<cut].withUnsafeBufferPointer { try reader.read($0, isLast: false) }
            try bytes[cut...].withUnsafeBufferPointer { try reader.read($0, isLast: true) }
            #expect(record.events == whole)
        }
    }

    @Test("Document types and entities are refused")
    func attacks() throws {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]>\n<a>&b;</a>"
        #expect(error(bomb)?.contains("the document declares a document type") == true)
        #expect(error("<!DOCTYPE a SYSTEM 'a.dtd'><a/>")?.contains("declares a document type") == true)
        var limits = XMLLimits()
        limits.allowsExternalDoctype = true
        #expect(error("<!DOCTYPE a SYSTEM 'a.dtd'><a/>", limits) == nil)
        #expect(error(bomb, limits)?.contains("declares a document type") == true)
        #expect(
            error("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&b;</a>", limits)?.hasPrefix("children.csv:2:4: an entity is used")
                == true)
        #expect(
            error("<a>&b;</a>") == "children.csv:1:4: the XML is broken here (undefined entity). Export or download "
                + "the file again.")
    }

    @Test("Depth, size and tags have limits")
    func limits() throws {
        var limits = XMLLimits()
        limits.depth = 3
        #expect(error("<a><a><a/></a></a>", limits) == nil)
        #expect(
            error("<a><a><a><a/></a></a></a>", limits)?.hasPrefix("children.csv:1:10: there are more than 3") == true)
        limits.bytes = 10
        #expect(error("<a>1234567</a>", limits)?.contains("longer than 10 bytes") == true)
        let long = "<a b='" + String(repeating: "x", count: 3 << 20) + "'/>"
        #expect(error(long) == nil)
        limits = XMLLimits()
        limits.tagBytes = 1 << 10
        #expect(error(long, limits)?.contains("a tag or comment is longer than 1024 bytes") == true)
    }

    @Test("What the handler refuses ends the reading")
    func refusal() throws {
        final class Refusing: XMLHandler {
            var texts = 0
            func start(_ element: XMLElement) throws(FileFormatError) {
                if element.name == "b" { throw .brokenXML(position: element.position, reason: "no b") }
            }
            func end(_ name: String) {}
            func text(_ bytes: UnsafeBufferPointer<UInt8>) { texts += 1 }
        }
        let handler = Refusing()
        let file = try FileBytes(path: testPath, bytes: Array("<a>1\n<b>2</b>3</a>".utf8))
        #expect(throws: FileFormatError.brokenXML(position: place(2, 1), reason: "no b")) {
            try file.readXML(handler: handler)
        }
    }

    @Test("A root is only told of what begins as XML does")
    func roots() throws {
        #expect(
            try FileBytes(path: testPath, bytes: Array("<!DOCTYPE c [<!ENTITY d 'e'>]><c/>".utf8)).rootElement == nil)
        #expect(
            try FileBytes(path: testPath, bytes: Array("<!-- --><x:codeBook version='2.5'>".utf8)).rootElement
                == "codeBook")
        #expect(try FileBytes(path: testPath, bytes: Array("id,age\n1,<a>\n".utf8)).rootElement == nil)
    }

    @Test("Thousands of damaged documents are read or refused at a place")
    func mutations() throws {
        var generator = SeededGenerator(seed: 41)
        let valid = Array(
            "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a SYSTEM 'b'><a ID='1'>&lt;<b xml:lang='zh'>父</b><![CDATA[x]]></a>"
                .utf8)
        var refused = 0
        for _ in 0..<5_000 {
            var bytes = valid
            CSVMutationTests.mutate(&bytes, using: &generator)
            guard !bytes.isEmpty else { continue }
            var limits = XMLLimits()
            limits.allowsExternalDoctype = true
            do throws(FileFormatError) {
                _ = try record(bytes, limits)
            } catch {
                refused += 1
                #expect(error.description.hasPrefix(testPath))
            }
        }
        #expect(refused > 1_000)
    }
}
