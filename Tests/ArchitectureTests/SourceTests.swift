import Foundation
import TestSupport
import Testing

@Suite("Sources a maintainer can read")
struct SourceTests {
    @Test("No file is longer than 300 lines")
    func length() throws {
        let paths = ["Sources", "Tests"].flatMap { ProjectFiles.paths(in: $0, extensions: ["swift", "c", "cpp", "h"]) }
        #expect(paths.count > 100)
        for path in paths {
            let count = try ProjectFiles.lines(path).count - 1
            #expect(count <= 300, "\(path) has \(count) lines")
        }
    }

    @Test("Every public type and protocol says what it is")
    func documentation() throws {
        let kinds = ["struct ", "enum ", "class ", "protocol ", "indirect enum ", "final class ", "typealias "]
        for path in ProjectFiles.paths(in: "Sources", extensions: ["swift"]) {
            let lines = try ProjectFiles.lines(path)
            for (index, line) in lines.enumerated() {
                let text = line.trimmingCharacters(in: .whitespaces)
                guard kinds.contains(where: { text.hasPrefix("public " + $0) }) else { continue }
                let above = lines[..<index].last { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") } ?? ""
                let isDocumented = above.trimmingCharacters(in: .whitespaces).hasPrefix("///")
                #expect(isDocumented, "\(path):\(index + 1): \(text)")
            }
        }
    }

    @Test("Bad data never end the program: no forced try, no fatal error, no forced cast")
    func traps() throws {
        for path in ProjectFiles.paths(in: "Sources", extensions: ["swift"]) {
            for (index, line) in try ProjectFiles.lines(path).enumerated() {
                let code = line.components(separatedBy: "//")[0]
                for trap in ["try!", "fatalError(", " as! ", "unsafeBitCast", "TODO", "FIXME"] {
                    #expect(!code.contains(trap), "\(path):\(index + 1): \(trap)")
                }
            }
        }
    }

    @Test("Nothing speaks of a path of somebody's machine")
    func machinePaths() throws {
        let kinds: Set<String> = ["swift", "md", "yaml", "py", "R", "sh", "json", "yml", "c", "h", "cpp"]
        let homes = ["root", "home", "tmp", "opt", "Users", "work"].map { "/\($0)/" }
        for path in ProjectFiles.paths(extensions: kinds) {
            let text = try ProjectFiles.text(path)
            for home in homes {
                let isRooted = ["\"", " ", "(", "`", "=", "\n"].contains { text.contains($0 + home) }
                #expect(!isRooted, "\(path) names a path under \(home)")
            }
        }
    }
}
