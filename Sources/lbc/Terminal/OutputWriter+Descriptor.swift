import Glibc

extension OutputWriter {
    /// Writes one file whole, or leaves what was there: `body` writes to an open file, which then takes its name.
    static func write(to path: String, _ body: (Int32) throws -> Void) throws {
        try makeFolder(of: path)
        let temporary = temporaryName(for: path)
        StagedFiles.add(temporary)
        do {
            let descriptor = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
            do {
                try body(descriptor)
            } catch {
                close(descriptor)
                throw error
            }
            guard close(descriptor) == 0 else { throw WriteError(path: path, code: errno) }
        } catch {
            StagedFiles.remove(temporary)
            throw error
        }
        try StagedFiles.publish([(temporary, path)])
    }
}
