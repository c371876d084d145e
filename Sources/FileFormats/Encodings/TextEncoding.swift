/// How a file writes its characters as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    /// Simplified Chinese, GB 18030; GBK and GB 2312 are parts of it.
    case gb18030 = "GB18030"
    /// Traditional Chinese.
    case big5 = "Big5"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// Western European; ISO 8859-1 is a part of it but for control characters.
    case windows1252 = "Windows-1252"

    /// The encoding of a name in any of its usual spellings.
    public init?(name: String) {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        guard let encoding = Self.allCases.first(where: { $0.spellings.contains(plain) }) else { return nil }
        self = encoding
    }

    private var spellings: [String] {
        switch self {
        case .utf8: ["utf8", "utf8sig", "utf8bom"]
        case .gb18030: ["gb18030", "gbk", "gb2312", "cp936", "936", "ms936", "windows936", "euccn"]
        case .big5: ["big5", "cp950", "950", "windows950", "big5hkscs"]
        case .utf16LittleEndian: ["utf16le", "utf16", "unicode"]
        case .utf16BigEndian: ["utf16be"]
        case .windows1252: ["windows1252", "cp1252", "1252", "ansi", "latin1", "iso88591", "l1"]
        }
    }

    /// The names that messages offer.
    public static let knownNames = allCases.map(\.rawValue) + ["GBK", "Latin-1"]

    /// The name the C library knows the encoding by.
    var iconvName: String {
        switch self {
        case .big5: "BIG5-HKSCS"
        default: rawValue
        }
    }

    /// Whether a character is always a code unit of two or four bytes, zeros among them.
    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// Whether `byte` never is a part of a longer character, so that a file can be cut at it before its characters are
    /// known. Second bytes of GB 18030 and Big5 begin at 0x30: `, ; TAB " LF CR` are none, `|` may be.
    func keepsApart(_ byte: UInt8) -> Bool {
        switch self {
        case .utf8, .windows1252: true
        case .gb18030, .big5: byte < 0x30 || byte == UInt8(ascii: ";")
        case .utf16LittleEndian, .utf16BigEndian: false
        }
    }
}
