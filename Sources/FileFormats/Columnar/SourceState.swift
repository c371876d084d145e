import Glibc

/// What tells, without reading it, that a file is as it was.
public struct SourceState: Sendable, Equatable {
    /// Bytes of the file.
    public let size: Int
    /// When its contents were last changed, in nanoseconds since 1970.
    public let modified: Int
    /// When its contents, name or properties were last changed: unlike ``modified``, nobody can set it.
    public let changed: Int

    public init(size: Int, modified: Int, changed: Int) {
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// The state of the file at `path` now; `nil` when there is no such file, or it is a pipe, a device or a folder.
    public init?(ofFile path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec) }
        self.init(
            size: Int(status.st_size), modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
    }

    /// How long after a change another one might bear the same time: a tick of the kernel's clock; where the file system
    /// keeps whole seconds only, two of them.
    private var tick: Int { changed % 1_000_000_000 == 0 ? 2_000_000_000 : 20_000_000 }

    /// Waits until whatever changes the file from now on will change its state, too.
    ///
    /// - Returns: whether that is so; not where the clock of the file's machine is ahead of this one's.
    func settle() -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let age = Int(now.tv_sec) &* 1_000_000_000 &+ Int(now.tv_nsec) &- changed
        guard age <= tick else { return true }
        guard age >= 0 else { return false }
        usleep(useconds_t((tick - age) / 1000 + 1000))
        return true
    }
}
