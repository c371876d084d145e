import Glibc
import Notebooks

/// Writes files whole or not at all: to a temporary file beside the target, which then takes its name.
enum OutputWriter {
    struct WriteError: Error, CustomStringConvertible, Sendable {
        let path: String
        let code: Int32

        var description: String {
            "\(path): cannot be written (\(String(cString: strerror(code)))). Check the folder and the space on the disk."
        }
    }

    /// Writes the files of a report: all of them, or none.
    static func write(_ files: [OutputFile], toFolder folder: String) throws {
        var staged: [(temporary: String, target: String)] = []
        do {
            for file in files {
                let target = "\(folder)/\(file.path)"
                staged.append((try stage(file.text, for: target), target))
            }
        } catch {
            for file in staged { StagedFiles.remove(file.temporary) }
            throw error
        }
        try StagedFiles.publish(staged)
    }

    /// Writes one file whole, or leaves what was there.
    static func write(_ text: String, to path: String) throws {
        try StagedFiles.publish([(try stage(text, for: path), path)])
    }

    /// Writes to standard output; a reader that has gone away is not an error worth a message.
    static func print(_ text: String) throws {
        let code = Terminal.write(text, to: STDOUT_FILENO)
        guard code == 0 || code == EPIPE else { throw WriteError(path: "standard output", code: code) }
    }

    /// Writes a temporary file beside `target`.
    private static func stage(_ text: String, for target: String) throws -> String {
        try makeFolder(of: target)
        let temporary = temporaryName(for: target)
        StagedFiles.add(temporary)
        guard let file = fopen(temporary, "w") else {
            let code = errno
            StagedFiles.remove(temporary)
            throw WriteError(path: target, code: code)
        }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        let code = errno
        let closed = fclose(file)
        guard written == bytes.count, closed == 0 else {
            let failed = written == bytes.count ? errno : code
            StagedFiles.remove(temporary)
            throw WriteError(path: target, code: failed)
        }
        return temporary
    }

    /// The name of the temporary file beside a target.
    static func temporaryName(for target: String) -> String { "\(target).\(getpid()).part" }

    static func makeFolder(of path: String) throws {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            guard !part.isEmpty, part != ".", part != ".." else { continue }
            if mkdir(folder, 0o755) != 0, errno != EEXIST { throw WriteError(path: folder, code: errno) }
        }
    }
}
