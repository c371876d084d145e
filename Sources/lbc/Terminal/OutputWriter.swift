import Glibc
import Notebooks

/// Writes files whole or not at all: to a temporary file beside the target, which then takes its name.
enum OutputWriter {
    struct WriteError: Error, CustomStringConvertible {
        let path: String
        let code: Int32

        var description: String {
            "\(path): cannot be written (\(String(cString: strerror(code)))). Check the folder and the space on the disk."
        }
    }

    /// Writes the files of a report, then renames them all.
    static func write(_ files: [OutputFile], toFolder folder: String) throws {
        var staged: [(temporary: String, target: String)] = []
        do {
            for file in files {
                let target = "\(folder)/\(file.path)"
                staged.append((try stage(file.text, for: target), target))
            }
        } catch {
            for file in staged { unlink(file.temporary) }
            throw error
        }
        for file in staged {
            guard rename(file.temporary, file.target) == 0 else { throw WriteError(path: file.target, code: errno) }
        }
    }

    static func write(_ text: String, to path: String) throws {
        let temporary = try stage(text, for: path)
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw WriteError(path: path, code: code)
        }
    }

    /// Writes to standard output; a reader that has gone away is not an error worth a message.
    static func print(_ text: String) throws {
        let code = Terminal.write(text, to: STDOUT_FILENO)
        guard code == 0 || code == EPIPE else { throw WriteError(path: "standard output", code: code) }
    }

    /// Writes a temporary file beside `target`.
    private static func stage(_ text: String, for target: String) throws -> String {
        try makeFolder(of: target)
        let temporary = "\(target).\(getpid()).part"
        guard let file = fopen(temporary, "w") else { throw WriteError(path: target, code: errno) }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        let code = errno
        let closed = fclose(file)
        guard written == bytes.count, closed == 0 else {
            unlink(temporary)
            throw WriteError(path: target, code: written == bytes.count ? errno : code)
        }
        return temporary
    }

    private static func makeFolder(of path: String) throws {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            guard !part.isEmpty, part != ".", part != ".." else { continue }
            if mkdir(folder, 0o755) != 0, errno != EEXIST { throw WriteError(path: folder, code: errno) }
        }
    }
}
