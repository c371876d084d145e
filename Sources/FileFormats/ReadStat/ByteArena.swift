import Glibc

/// Distinct texts that do not outlive the call they come with, numbered in order of first appearance.
final class ByteArena {
    private var dictionary = ByteDictionary()
    private var chunks: [UnsafeMutablePointer<UInt8>] = []
    private var free = 0
    private var next: UnsafeMutablePointer<UInt8>?
    /// The text before: columns repeat themselves.
    private var last: (start: UnsafePointer<UInt8>, count: Int, code: Int32)?

    private static let chunkSize = 1 << 16

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// The distinct texts, as bytes that live as long as this object.
    var slices: [ByteDictionary.Slice] { dictionary.slices }

    /// The number of a text, which is not empty.
    func code(of text: UnsafePointer<CChar>) -> Int32 {
        let count = strlen(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            if let last, last.count == count, memcmp(last.start, start, count) == 0 { return last.code }
            let slice = ByteDictionary.Slice(start, count)
            let code = dictionary.knownCode(of: slice) ?? dictionary.code(of: slice.moved(to: keep(start, count)))
            last = (dictionary.start(of: code), count, code)
            return code
        }
    }

    private func keep(_ start: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8> {
        if count > free {
            let size = max(Self.chunkSize, count)
            let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
            chunks.append(chunk)
            (next, free) = (chunk, size)
        }
        let place = next.unsafelyUnwrapped
        memcpy(place, start, count)
        next = place + count
        free -= count
        return UnsafePointer(place)
    }
}
