import Testing

@testable import Reporting

@Suite("CommonMark")
struct MarkdownTextTests {
    /// The text that HTML shows. Scalars, because an entity before a combining mark is no run of characters.
    static func shown(_ html: String) -> String {
        var text: [Unicode.Scalar] = []
        var isTag = false
        for scalar in html.unicodeScalars {
            if scalar == "<" { isTag = true }
            if !isTag { text.append(scalar) }
            if scalar == ">" { isTag = false }
        }
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text = text.replacing(Array(entity.unicodeScalars), with: Array(sign.unicodeScalars))
        }
        return words(String(String.UnicodeScalarView(text)))
    }

    static func words(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

    @Test("Escaped text is shown unchanged, within a sentence", arguments: SampleTable.awkwardTexts)
    func escaped(text: String) {
        let html = MarkdownText.html("before " + MarkdownText.escaped(text) + " after")
        #expect(Self.shown(html).unicodeScalars.elementsEqual(Self.words("before \(text) after").unicodeScalars))
    }

    @Test("Escaped text stays in its cell of a table", arguments: SampleTable.awkwardTexts)
    func cells(text: String) {
        let html = MarkdownText.html("| a | b |\n|--|--|\n| \(MarkdownText.escaped(text)) | end |\n")
        #expect(html.split(separator: "<td>", omittingEmptySubsequences: false).count == 3)
        #expect(html.contains("<td>end</td>"))
        #expect(!html.contains("<b>") && !html.contains("<a ") && !html.contains("<em>") && !html.contains("<code>"))
    }

    @Test("A line break is one space")
    func breaks() {
        #expect(MarkdownText.escaped("a\nb\rc\r\nd\n\ne") == "a b c d  e")
    }

    @Test("Signs with combining marks are escaped too")
    func combining() {
        #expect(MarkdownText.escaped("|\u{301}") == "\\|\u{301}")
        #expect(MarkdownText.escaped("<\u{338}") == "&lt;\u{338}")
    }

    @Test("Raw HTML is left out")
    func rawHTML() {
        let html = MarkdownText.html(
            "a <script>alert(1)</script> b\n\n<div onclick=\"x\">\n\nc <img src=x onerror=y>\n")
        #expect(!html.contains("<script") && !html.contains("onclick") && !html.contains("<img"))
        #expect(html.contains("a ") && html.contains("c "))
    }

    @Test(
        "Links that run something are left out",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
        ])
    func links(target: String) {
        for source in ["[text](\(target))", "[text](<\(target)>)", "[text][1]\n\n[1]: \(target)", "![text](\(target))"]
        {
            let html = MarkdownText.html(source)
            #expect(!html.lowercased().contains("script:") && !html.contains("data:") && !html.contains("file:"))
            #expect(html.contains("text"))
        }
        #expect(MarkdownText.html("[text](other.html)") == "<p><a href=\"other.html\">text</a></p>\n")
    }

    @Test("Headings go one level down, to the sixth at most")
    func headings() {
        #expect(MarkdownText.html("# a\n\n###### b") == "<h2>a</h2>\n<h6>b</h6>\n")
    }

    @Test("Tables of GitHub's kind")
    func tables() {
        #expect(MarkdownText.html("| a |\n|--:|\n| 1 |\n").contains("<td align=\"right\">1</td>"))
    }

    @Test(
        "A page loads nothing: images become links",
        arguments: [
            ("![a *b*](https://x.org/i.png \"t\")", "<a href=\"https://x.org/i.png\" title=\"t\">a <em>b</em></a>"),
            ("![](x.png)", "<a href=\"x.png\"></a>"),
            ("[![inner](i.png)](https://x.org)", "<a href=\"i.png\">inner</a>"),
            ("![out ![in](a.png)](b.png)", "<a href=\"a.png\">in</a>"),
            ("![x](javascript:alert(1))", "<a href=\"\">x</a>"),
        ])
    func images(text: String, html: String) {
        let page = MarkdownText.html(text)
        #expect(!page.contains("<img"))
        #expect(page.contains(html), "\(page)")
    }

    @Test("Fences, with the lines they stand on")
    func fences() {
        let text = "a\n\n```lbc table1\nby: x\n```\n\n~~~\nplain\n~~~\n\n- ```inner\n  x\n  ```\n\n    indented\n"
        let fences = MarkdownText.fences(text)
        #expect(fences.prefix(2).map(\.info) == ["lbc table1", ""])
        #expect(fences.prefix(2).map(\.body) == ["by: x\n", "plain\n"])
        #expect(fences.prefix(2).map(\.firstLine) == [3, 7] && fences.prefix(2).map(\.lastLine) == [5, 9])
        #expect(!fences.contains { $0.info == "inner" })
        #expect(MarkdownText.fences("") == [])
    }
}
