import FileFormats
import Foundation

/// Where tests find data: the package's own folders, and a folder of reference material beside it that is not part of
/// the package.
public enum Places {
    /// The package's root folder.
    public static let package: String = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path)
        {
            url.deleteLastPathComponent()
        }
        return url.path
    }()

    /// The folder of reference material, or `nil` where there is none. `LBC_REFERENCE_ROOT` names another place.
    public static let referenceRoot: String? = {
        let path = ProcessInfo.processInfo.environment["LBC_REFERENCE_ROOT"] ?? package + "/../shared"
        return FileManager.default.fileExists(atPath: path + "/reference") ? path : nil
    }()

    public static let hasReference = referenceRoot != nil

    /// What a test says when it is skipped.
    public static let noReference = """
        skipped: the reference material is not on this machine (set LBC_REFERENCE_ROOT to a folder with reference/ and \
        data/ to run it)
        """

    public static func reference(_ path: String) -> String { (referenceRoot ?? "") + "/reference/" + path }
    public static func data(_ path: String) -> String { (referenceRoot ?? "") + "/data/" + path }
    public static func dataset(_ path: String) -> String { package + "/datasets/" + path }
    public static func fixture(_ path: String) -> String { package + "/Tests/Fixtures/" + path }

    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The text of a file.
    public static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
