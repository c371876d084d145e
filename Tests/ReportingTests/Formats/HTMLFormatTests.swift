import Testing

@testable import Reporting

@Suite("HTML")
struct HTMLFormatTests {
    static func html(_ document: Document, style: HouseStyle = .standard) -> String {
        HTMLFormat().render(document, style: style)
    }

    @Test("A table: headings over groups, scopes, indents, notes")
    func table() {
        let html = Self.html(SampleTable.document([SampleTable.characteristics]))
        let expected = [
            "<figure id=\"characteristics\">", "<figcaption>Characteristics</figcaption>",
            "<tr><td></td><th scope=\"colgroup\" class=\"spanner\" colspan=\"2\">Parent away</th><td colspan=\"1\"></td></tr>",
            "<th scope=\"col\">No<br><span class=\"size\">n = 12,345 (60.0%)</span></th>",
            "<tr><th scope=\"row\" class=\"indent0\">Score, mean (SD)</th><td>−0.20 (0.88)</td><td>−0.42 (0.86)</td>"
                + "<td>&lt;0.001</td></tr>",
            "<tr><th scope=\"row\" class=\"indent1\">Boy</th><td>6,000 (48.6)</td><td>4,100 (51.2)</td><td></td></tr>",
            "<p>n are unweighted.</p>", "<title>Characteristics</title>", "<html lang=\"en\">",
        ]
        for part in expected { #expect(html.contains(part)) }
        #expect(Self.html(SampleTable.document([], language: .zh)).contains("<html lang=\"zh-CN\">"))
        #expect(Self.html(SampleTable.document([])).contains("<title>LBCStats</title>"))
    }

    @Test("Nothing but text comes out of a text, in elements and in attributes")
    func escaping() {
        let text = "\"><script>alert('x')</script> & <b>"
        let column = Table.Column(text, size: .text(text), spanner: text, isText: true)
        let table = Table(
            id: text, title: text, stub: text, columns: [column], rows: [.init(text, cells: [.text(text)])],
            notes: [text])
        let html = Self.html(
            SampleTable.document([table], title: text, warnings: [text], provenance: [text]))
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;b&gt;"
        #expect(!html.contains("<script") && !html.contains("<b>") && !html.contains("& "))
        #expect(html.contains("<figure id=\"\(escaped)\">"))
        #expect(html.split(separator: escaped, omittingEmptySubsequences: false).count == 1 + 13)
    }

    @Test("Signs with combining marks are escaped too")
    func combining() {
        let html = Self.html(SampleTable.document([SampleTable.table(["<\u{338}x", "\"\u{301}", "&\u{301}"])]))
        #expect(html.contains("&lt;\u{338}x") && html.contains("&quot;\u{301}") && html.contains("&amp;\u{301}"))
    }

    @Test("A page stands alone: no scripts, no files, no addresses", arguments: Phrasebook.Language.allCases)
    func selfContained(language: Phrasebook.Language) {
        let html = Self.html(
            SampleTable.document(
                [SampleTable.characteristics], language: language, title: "T", prose: ["*Prose*."], warnings: ["W"],
                provenance: ["P"]))
        for outside in [
            "http:", "https:", "//", "src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "<object",
        ] {
            #expect(!html.contains(outside), "\(outside)")
        }
        for part in ["<h1>T</h1>", "<p class=\"warning\" role=\"note\">W</p>", "<em>Prose</em>", "<li>P</li>"] {
            #expect(html.contains(part))
        }
    }

    @Test("Prose is CommonMark without raw HTML or running links")
    func prose() {
        let html = Self.html(
            SampleTable.document([], prose: ["# H\n\na <script>x</script> [b](javascript:c)\n\n<iframe></iframe>"]))
        #expect(html.contains("<h2>H</h2>") && !html.contains("<script") && !html.contains("<iframe"))
        #expect(!html.contains("javascript:"))
    }

    @Test("Every element that is opened is closed", arguments: SampleTable.awkwardTexts)
    func balanced(text: String) {
        let column = Table.Column(text, size: .text(text), spanner: text)
        let table = SampleTable.table(
            [text], cells: [.text(text)], columns: [column], title: text, notes: [text], indent: 2)
        let html = Self.html(SampleTable.document([table], title: text, warnings: [text], provenance: [text]))
        for element in [
            "html", "body", "main", "figure", "table", "thead", "tbody", "tr", "th", "td", "p", "span", "li",
        ] {
            let opened = html.split(separator: "<\(element)", omittingEmptySubsequences: false)
                .dropFirst().count { $0.first == ">" || $0.first == " " }
            let closed = html.split(separator: "</\(element)>", omittingEmptySubsequences: false).count - 1
            #expect(opened == closed && opened > 0, "\(element)")
        }
    }
}
