extension FileBytes {
    /// About how many lines there are, by the length of the first, which end in `newline`.
    public func estimatedLines(newline: UInt8) -> Int {
        withBytes { bytes in
            let sample = bytes.prefix(1 << 20)
            let lines = sample.count { $0 == newline }
            return sample.count == bytes.count ? lines + 1 : bytes.count / (sample.count / max(1, lines)) + 1
        }
    }
}
