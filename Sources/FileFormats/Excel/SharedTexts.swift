/// The texts that cells of a workbook refer to by number, as fields: see ``SheetText``.
final class SharedTexts: XMLHandler, @unchecked Sendable {
    // Written while the part is read, before anybody else knows of it; only read afterwards.
    private(set) var bytes: [UInt8] = []
    /// Where each field ends.
    private(set) var ends: [Int] = []
    private var text: [UInt8] = []
    private var isText = false
    private var phonetic = 0

    /// The bytes of a field; `nil` where there is no such text.
    @inline(__always)
    func field(_ number: Int) -> Range<Int>? {
        guard number >= 0, number < ends.count else { return nil }
        return (number == 0 ? 0 : ends[number - 1])..<ends[number]
    }

    func start(_ element: XMLElement) {
        switch element.name {
        case "si": text.removeAll(keepingCapacity: true)
        // How a text is pronounced is no part of it.
        case "rPh": phonetic += 1
        case "t": isText = phonetic == 0
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "si":
            SheetText.append(text, to: &bytes)
            ends.append(bytes.count)
        case "rPh": phonetic -= 1
        case "t": isText = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isText { text.append(contentsOf: bytes) }
    }
}
