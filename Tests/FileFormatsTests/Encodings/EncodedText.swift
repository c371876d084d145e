import Foundation

@testable import FileFormats

/// The same small tables in several encodings. The bytes were written by Python 3.11's codecs (`str.encode`).
enum EncodedText {
    static let simplified = "编号,性别,备注\n1,男,父母外出务工\n2,女,\"祖父,祖母\"\n3,男,\n"
    static let traditional = "編號,性別,備註\n1,男,父母外出務工\n2,女,\"祖父,祖母\"\n3,男,\n"
    static let western = "id;prénom;ville\n1;Zoé;Orléans\n2;José;Besançon\n"

    /// Text, encoding, and the bytes.
    static let samples: [(text: String, encoding: TextEncoding, bytes: [UInt8])] = [
        (
            simplified, .gb18030,
            base64(
                "seC6xSzQ1LHwLLG416IKMSzE0Cy4uMS4zeKz9s7xuaQKMizFriwi1+a4uCzX5sS4IgozLMTQLAo=")
        ),
        (
            traditional, .big5,
            base64(
                "vXO4uSypyqdPLLPGtfkKMSyoayyk96XApX6lWLDIpHUKMiykaywir6qk9yyvqqXAIgozLKhrLAo=")
        ),
        (
            western, .windows1252,
            base64(
                "aWQ7cHLpbm9tO3ZpbGxlCjE7Wm/pO09ybOlhbnMKMjtKb3PpO0Jlc2Fu529uCg==")
        ),
        (
            simplified, .utf16LittleEndian,
            units(simplified, mark: [0xFF, 0xFE]) { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        ),
        (traditional, .utf16BigEndian, units(traditional, mark: []) { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
        (western, .utf8, Array(western.utf8)),
    ]

    private static func base64(_ text: String) -> [UInt8] { Data(base64Encoded: text).map(Array.init) ?? [] }

    private static func units(_ text: String, mark: [UInt8], _ bytes: (UInt16) -> [UInt8]) -> [UInt8] {
        mark + text.utf16.flatMap(bytes)
    }
}
