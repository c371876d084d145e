import TestSupport
import Testing

@Suite("The arrows of the house")
struct ImportTests {
    /// Modules of the system: anyone may use them.
    private static let system: Set<String> = [
        "Glibc", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization",
    ]

    /// The modules a source file imports, whatever the access level or the kind of the import.
    private func imports(of path: String) throws -> [(line: Int, module: String)] {
        try ProjectFiles.lines(path).enumerated().compactMap { index, line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { return nil }
            let kinds: Set<Substring> = ["func", "struct", "class", "enum", "protocol", "typealias", "let", "var"]
            let name = kinds.contains(words[place + 1]) ? words[place + 2] : words[place + 1]
            return (index + 1, String(name.split(separator: ".")[0]))
        }
    }

    @Test("Every room of the sources stands in the plan, and every room of the plan in the sources")
    func rooms() throws {
        let planned = try Set(HousePlan.rooms().keys)
        let swift = ProjectFiles.paths(in: "Sources", extensions: ["swift", "modulemap", "h"])
        #expect(Set(swift.map { String($0.split(separator: "/")[1]) }) == planned)
    }

    @Test("No source imports against the plan")
    func imports() throws {
        let rooms = try HousePlan.rooms()
        for path in ProjectFiles.paths(in: "Sources", extensions: ["swift"]) {
            let room = String(path.split(separator: "/")[1])
            let allowed = Self.system.union(try #require(rooms[room]))
            for (line, module) in try imports(of: path) {
                #expect(allowed.contains(module), "\(path):\(line): \(room) may not import \(module)")
            }
        }
    }

    @Test("The plan promises no import that no source makes")
    func promises() throws {
        let rooms = try HousePlan.rooms()
        for (room, promised) in rooms {
            let files = ProjectFiles.paths(in: "Sources/\(room)", extensions: ["swift"])
            let made = Set(try files.flatMap { try imports(of: $0).map(\.module) })
            #expect(promised.subtracting(made).isEmpty, "\(room) imports less than CONTRIBUTING.md says")
        }
    }

    @Test("The package builds each room on what the plan says")
    func package() throws {
        let rooms = try HousePlan.rooms()
        let manifest = try ProjectFiles.text("Package.swift").split(separator: "room(").dropFirst()
        var seen: Set<String> = []
        for declaration in manifest {
            let strings = declaration.prefix { $0 != ")" }.split(separator: "\"", omittingEmptySubsequences: false)
                .enumerated().compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
            guard let room = strings.first, let planned = rooms[room] else { continue }
            seen.insert(room)
            #expect(Set(strings.dropFirst()) == planned, "Package.swift and CONTRIBUTING.md differ on \(room)")
        }
        #expect(seen == Set(rooms.keys.filter { !$0.hasPrefix("C") && $0 != "lbc" }))
    }

    @Test("No arrow goes round in a circle")
    func circles() throws {
        let rooms = try HousePlan.rooms()
        func below(_ room: String, _ path: [String]) {
            if path.contains(room) { Issue.record("\((path + [room]).joined(separator: " → "))") }
            guard !path.contains(room) else { return }
            for next in rooms[room] ?? [] { below(next, path + [room]) }
        }
        for room in rooms.keys { below(room, []) }
    }
}
