import Foundation

/// Makes folders, where a test needs one before its files.
enum FileManagerFolder {
    static func make(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
}
