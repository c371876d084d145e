import Foundation
import TestSupport

/// The files of the project, as they stand in its folder.
enum ProjectFiles {
    /// Folders that tools make, and what is not part of the project.
    private static let made: Set<String> = [".git", ".build", "reports", ".venv", "__pycache__"]

    /// Paths below the project's root of every file whose name ends in one of `extensions`, in order.
    static func paths(in folder: String = "", extensions: Set<String>) -> [String] {
        let root = Places.package + (folder.isEmpty ? "" : "/" + folder)
        guard let enumerator = FileManager.default.enumerator(atPath: root) else { return [] }
        var found: [String] = []
        while let path = enumerator.nextObject() as? String {
            let name = (path as NSString).lastPathComponent
            if made.contains(name) || name.hasPrefix(".build") {
                enumerator.skipDescendants()
            } else if extensions.contains((name as NSString).pathExtension), isFile(root + "/" + path) {
                found.append(folder.isEmpty ? path : folder + "/" + path)
            }
        }
        return found.sorted()
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    static func text(_ path: String) throws -> String { try Places.text(Places.package + "/" + path) }

    static func lines(_ path: String) throws -> [String] {
        try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Places.package + "/" + path)
    }
}

/// The rows of the first table of CONTRIBUTING.md: each room with what it may import.
enum HousePlan {
    static func rooms() throws -> [String: Set<String>] {
        var rooms: [String: Set<String>] = [:]
        for line in try ProjectFiles.lines("CONTRIBUTING.md") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map(String.init)
            guard cells.count == 3 else { continue }
            for room in names(in: cells[0]) where rooms[room] == nil { rooms[room] = Set(names(in: cells[2])) }
        }
        return rooms
    }

    /// What stands between backticks.
    static func names(in text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    }
}
