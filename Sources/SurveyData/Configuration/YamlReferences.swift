/// References (`*name`) in a YAML text, and lists or mappings that may stand as keys there.
///
/// The library looks keys up by all that is in them. A reference within what is referred to doubles that with a few letters, so
/// that a page of text would take longer than a life. Nobody writes both together; the text is judged before it is parsed. Quotes and comments are
/// not told from the rest, but what refers to nothing is no reference.
struct YamlReferences {
    /// The line of the first key that may be no text, where there are too many references beside it.
    private(set) var refusedLine: Int?

    /// So many references cannot multiply to anything large.
    private static let mostBesideKeys = 16

    init(_ yaml: String) {
        var yaml = yaml
        yaml.withUTF8 { bytes in
            var references = 0
            var anchors: Set<String> = []
            var keyLine: Int?
            var line = 1
            var isStart = true
            // A colon here or later would make a key of what ended before it; a comment may stand between.
            var keyPlace = Int.max
            var isComment = false
            for (place, byte) in bytes.enumerated() {
                if place >= keyPlace, !Self.isWhite(byte) {
                    if byte == UInt8(ascii: ":") { keyLine = keyLine ?? line }
                    if byte == UInt8(ascii: "#") { isComment = true }
                    keyPlace = .max
                }
                switch byte {
                case UInt8(ascii: "*") where isStart:
                    let name = Self.name(bytes, place + 1)
                    guard anchors.contains(String(decoding: name, as: UTF8.self)) else { break }
                    references += 1
                    keyPlace = name.endIndex
                case UInt8(ascii: "&") where isStart:
                    let name = Self.name(bytes, place + 1)
                    if !name.isEmpty { anchors.insert(String(decoding: name, as: UTF8.self)) }
                case UInt8(ascii: "?") where isStart: keyLine = keyLine ?? line
                case UInt8(ascii: "]"), UInt8(ascii: "}"): keyPlace = place + 1
                case UInt8(ascii: "\n"): line += 1
                default: break
                }
                // Any line end, in whatever bytes.
                if isComment, Self.isWhite(byte), byte != UInt8(ascii: " ") {
                    keyPlace = place + 1
                    isComment = false
                }
                isStart = Self.isWhite(byte) || Self.starts.contains(byte)
            }
            if references > Self.mostBesideKeys { refusedLine = keyLine }
        }
    }

    /// What a word may stand directly behind.
    private static let starts: Set<UInt8> = Set("[{,?:".utf8)

    /// The letters, digits, `_` and `-` that stand from a place on.
    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        bytes[place...].prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    /// Whether a byte may be white space, or part of a line end other than those of ASCII.
    private static func isWhite(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x80 }
}
