import Foundation
import TestSupport

/// One run of the built command, as a user's shell makes it.
struct CommandRun {
    let status: Int32
    let output: String
    let error: String

    /// The built command: it lies in the same folder as the program that runs the tests.
    static let executable: String = {
        let folders = [CommandLine.arguments[0], Bundle.main.executablePath ?? "", Bundle.main.bundlePath].map {
            ($0 as NSString).deletingLastPathComponent
        }
        let built = Places.package + "/.build/debug"
        return (folders + [built]).map { $0 + "/lbc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? "lbc"
    }()

    /// Runs the command and waits for its end.
    init(_ arguments: [String], in folder: String = Places.package, environment: [String: String] = [:]) throws {
        try self.init(program: Self.executable, arguments, in: folder, environment: environment)
    }

    /// Runs a line of a shell in which `lbc` is the built command.
    init(shell line: String, in folder: String = Places.package) throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let own = (Self.executable as NSString).deletingLastPathComponent
        try self.init(program: "/bin/sh", ["-c", line], in: folder, environment: ["PATH": "\(own):\(path)"])
    }

    private init(program: String, _ arguments: [String], in folder: String, environment: [String: String]) throws {
        let streams = try TemporaryFolder()
        let paths = ["out", "err"].map { "\(streams.path)/\($0)" }
        for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: paths[0])
        process.standardError = FileHandle(forWritingAtPath: paths[1])
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        output = try Places.text(paths[0])
        error = try Places.text(paths[1])
    }
}

/// Options that name the design of the shipped real data.
enum NHANES {
    static let path = "datasets/nhanes-2009-2010/nhanes.csv"
    static let codebook = ["--codebook", "datasets/nhanes-2009-2010/codebook.yaml"]
    static let design = ["--weights", "WTMEC2YR", "--strata", "SDMVSTRA", "--clusters", "SDMVPSU", "--nested"]
}

extension TemporaryFolder {
    /// The files in the folder, with paths below it, in order.
    var files: [String] {
        let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return found.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(path)/\($0)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}
