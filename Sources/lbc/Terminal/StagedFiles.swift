import Dispatch
import Glibc
import Synchronization

/// Temporary files that wait to take the names of what was asked for. An interruption removes them, so it leaves either
/// everything that was being written or nothing.
enum StagedFiles {
    private static let waiting = Mutex<[String]>([])

    static func add(_ temporary: String) {
        waiting.withLock { $0.append(temporary) }
    }

    static func remove(_ temporary: String) {
        waiting.withLock { waiting in
            unlink(temporary)
            waiting.removeAll { $0 == temporary }
        }
    }

    /// Renames all of `files`. An interruption comes before the first or after the last.
    static func publish(_ files: [(temporary: String, target: String)]) throws(OutputWriter.WriteError) {
        let failure = waiting.withLock { waiting -> OutputWriter.WriteError? in
            var failure: OutputWriter.WriteError?
            for file in files {
                if failure == nil, rename(file.temporary, file.target) != 0 {
                    failure = OutputWriter.WriteError(path: file.target, code: errno)
                }
                if failure != nil { unlink(file.temporary) }
            }
            waiting.removeAll { path in files.contains { $0.temporary == path } }
            return failure
        }
        if let failure { throw failure }
    }

    /// Makes Ctrl-C, a closed terminal and a polite kill leave no half-written file: the exit status is 128 plus the
    /// signal's number, as a shell reports it.
    static func removeOnInterruption() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                waiting.withLock { waiting in
                    for path in waiting { unlink(path) }
                    if Terminal.isInteractive { _ = Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
                    // Still holding the lock, so that nothing can be renamed any more.
                    _exit(128 + number)
                }
            }
            source.resume()
            return source
        }
    }
}
