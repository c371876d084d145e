import Glibc

/// The terminal the command runs in.
enum Terminal {
    /// Whether standard output is a terminal that shows bold text.
    static var usesColor: Bool {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal, within what reads well.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return max(60, min(160, Int(size.ws_col)))
        }
        return 100
    }

    /// A message on standard error.
    static func printError(_ message: String) {
        _ = write("lbc: \(message)\n", to: STDERR_FILENO)
    }

    /// Writes all of `text` to an open file; the error code, or 0.
    static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            bytes = bytes.dropFirst(count)
        }
        return 0
    }
}

/// A line on standard error that says what is being done, on a terminal only; it is gone when the work is.
final class ProgressLine {
    private var isShown = false

    func show(_ text: String) {
        guard Terminal.isInteractive else { return }
        _ = Terminal.write("\r\u{1B}[K\(text) …", to: STDERR_FILENO)
        isShown = true
    }

    func clear() {
        guard isShown else { return }
        _ = Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
        isShown = false
    }
}
