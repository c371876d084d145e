import Glibc

extension FileBytes {
    /// About how many lines there are, by the length of the first, which end in `newline`.
    public func estimatedLines(newline: UInt8) -> Int {
        withBytes { bytes in
            let sample = bytes.prefix(1 << 20)
            let lines = sample.count { $0 == newline }
            return sample.count == bytes.count ? lines + 1 : bytes.count / (sample.count / max(1, lines)) + 1
        }
    }

    /// How many bytes of memory the text takes: none where it is mapped from disk as it lies there, else, unpacked or in
    /// another encoding, all.
    public var bytesInMemory: Int {
        var status = stat()
        let count = withBytes(\.count)
        return stat(path, &status) == 0 && Int(status.st_size) == count ? 0 : count
    }
}
