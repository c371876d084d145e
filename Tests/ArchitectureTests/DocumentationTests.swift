import Foundation
import TestSupport
import Testing

@Suite("Guides that lead somewhere")
struct DocumentationTests {
    /// The targets of a page's links that lie in the project.
    private func links(of page: String) throws -> [String] {
        try ProjectFiles.text(page).components(separatedBy: "](").dropFirst().compactMap { rest in
            let target = rest.prefix { $0 != ")" && $0 != " " && $0 != "\n" }
            guard !target.hasPrefix("http"), !target.hasPrefix("#"), !target.hasPrefix("mailto") else { return nil }
            return String(target.prefix { $0 != "#" })
        }
    }

    @Test("Every link of a page leads to a file")
    func links() throws {
        let pages = ProjectFiles.paths(extensions: ["md"]).filter { !$0.hasPrefix("notebooks-md/") }
        #expect(pages.contains("README.md"))
        for page in pages {
            let folder = (page as NSString).deletingLastPathComponent
            for link in try links(of: page) {
                let target = ((folder as NSString).appendingPathComponent(link) as NSString).standardizingPath
                #expect(ProjectFiles.exists(target), "\(page) links to \(link), which does not exist")
            }
        }
    }

    @Test("Every page of docs/ is in its table of contents")
    func contents() throws {
        let listed = Set(try links(of: "docs/README.md"))
        let pages = ProjectFiles.paths(in: "docs", extensions: ["md"]).map { String($0.dropFirst("docs/".count)) }
        #expect(pages.count > 5)
        for page in pages where page != "README.md" {
            #expect(listed.contains(page), "docs/README.md does not list \(page)")
        }
    }

    @Test("Every test and source a page names exists")
    func names() throws {
        let files = ["Sources", "Tests"].flatMap { ProjectFiles.paths(in: $0, extensions: ["swift"]) }
        let known = Set(files.map { (($0 as NSString).lastPathComponent as NSString).deletingPathExtension })
        let rooms = Set(files.map { String($0.split(separator: "/")[1]) })
        for page in ProjectFiles.paths(in: "docs", extensions: ["md"]) + ["CONTRIBUTING.md", "README.md"] {
            for name in HousePlan.names(in: try ProjectFiles.text(page)) where name.hasSuffix("Tests") {
                if ["", "Sources/", "Tests/"].contains(where: { ProjectFiles.exists($0 + name) }) { continue }
                let last = name.split(separator: "/").last.map(String.init) ?? name
                #expect(known.contains(last) || rooms.contains(last), "\(page) names \(name), which does not exist")
            }
            for name in HousePlan.names(in: try ProjectFiles.text(page)) {
                guard name.hasSuffix(".swift"), name.contains("/"), !name.contains("…") else { continue }
                #expect(
                    ProjectFiles.exists("Sources/" + name) || ProjectFiles.exists(name),
                    "\(page) names \(name), which does not exist")
            }
        }
    }
}
