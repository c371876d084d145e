/// Room for the text of some rows, used again and again by one core at a time.
final class TextBuffer: @unchecked Sendable {
    // One core at a time writes into a buffer, and none while it is written to the file.
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var room: Int
    /// Bytes written.
    var count = 0

    init(room: Int) {
        start = .allocate(capacity: room)
        self.room = room
    }

    deinit {
        start.deallocate()
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Makes room for so many bytes after the first `used`, which are kept.
    func reserve(_ bytes: Int, after used: Int) {
        guard room - used < bytes else { return }
        room = max(room * 2, used + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        larger.update(from: start, count: used)
        start.deallocate()
        start = larger
    }
}
