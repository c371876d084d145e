import Glibc

/// The encoding of a file that declares none, with what speaks for it.
public struct DetectedEncoding: Sendable, Equatable {
    public let encoding: TextEncoding
    /// What was seen, as part of a sentence.
    public let evidence: String
}

/// Guesses the encoding of text that is not UTF-8.
///
/// Chinese double-byte text uses a small part of its code space: common characters of GB 2312 begin at 0xB0–0xD7 with
/// second bytes from 0xA1, those of Big5 at 0xA4–0xC6. Of the encodings in which every byte is valid, the one with the
/// largest share of common pairs is taken; text that is mostly single bytes above ASCII is Western European.
struct EncodingDetection {
    /// No more bytes above ASCII are looked at: a guess does not get better with more.
    private static let enough = 1 << 20

    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// UTF-16, by its byte-order mark, or by zeros in every other byte: those of ASCII characters.
    func detectUTF16() -> DetectedEncoding? {
        if bytes.starts(with: [0xFF, 0xFE]) {
            return .init(encoding: .utf16LittleEndian, evidence: "its byte-order mark")
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return .init(encoding: .utf16BigEndian, evidence: "its byte-order mark")
        }
        let sample = bytes.prefix(4096)
        let units = sample.count / 2
        guard bytes.count % 2 == 0, units > 0 else { return nil }
        let zeros = (0..<2).map { parity in (0..<units).count { sample[2 * $0 + parity] == 0 } }
        let parity = zeros[1] > zeros[0] ? 1 : 0
        // Delimiters, digits and line ends are ASCII, whatever the language.
        let lineEnds = (0..<units).count { unit in
            sample[2 * unit + parity] == 0 && [0x0A, 0x0D].contains(sample[2 * unit + 1 - parity])
        }
        guard zeros[parity] * 8 >= units, zeros[1 - parity] == 0, lineEnds > 0 else { return nil }
        return DetectedEncoding(
            encoding: parity == 1 ? .utf16LittleEndian : .utf16BigEndian,
            evidence: "\(zeros[parity]) of its first \(units) pairs of bytes hold a zero")
    }

    /// The encoding of text that is not UTF-8, or `nil` when none is likely.
    func detect() -> DetectedEncoding? {
        let lines = linesAboveASCII()
        // Where most lines are UTF-8, the others are broken.
        let broken = lines.count { String(validating: $0, as: UTF8.self) == nil }
        guard broken * 2 > lines.count else { return nil }
        let chinese = [TextEncoding.gb18030, .big5].filter(TextDecoder.canRead).map { Pairs($0, lines) }.filter {
            $0.isValid && $0.commonShare >= 0.6
        }
        if let best = chinese.max(by: { $0.commonShare < $1.commonShare }) {
            return DetectedEncoding(
                encoding: best.encoding,
                evidence:
                    "\(best.common) of its \(best.all) double-byte characters are common ones of \(best.encoding.rawValue)"
            )
        }
        return western(lines)
    }

    /// Letters above ASCII of Western languages stand beside letters of ASCII.
    private func western(_ lines: [UnsafeBufferPointer<UInt8>]) -> DetectedEncoding? {
        let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
        var above = 0
        var letters = 0
        for line in lines {
            for (index, byte) in line.enumerated() where byte >= 0x80 {
                if undefined.contains(byte) { return nil }
                above += 1
                let neighbours = [index - 1, index + 1].filter(line.indices.contains).map { line[$0] | 0x20 }
                let isLetter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
                if isLetter, neighbours.contains(where: { (0x61...0x7A).contains($0) }) { letters += 1 }
            }
        }
        guard letters > 0, letters * 2 >= above else { return nil }
        return DetectedEncoding(
            encoding: .windows1252,
            evidence: "\(letters) of its \(above) bytes above ASCII are letters beside letters")
    }

    /// Lines with bytes above ASCII, as they lie in the file.
    private func linesAboveASCII() -> [UnsafeBufferPointer<UInt8>] {
        var lines: [UnsafeBufferPointer<UInt8>] = []
        var total = 0
        var start = 0
        while start < bytes.count, total < Self.enough {
            let rest = UnsafeBufferPointer(rebasing: bytes[start...])
            let end =
                memchr(rest.baseAddress!, Int32(CSVDialect.lineFeed), rest.count)
                .map { start + (UnsafeRawPointer($0) - UnsafeRawPointer(rest.baseAddress!)) } ?? bytes.count
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if line.contains(where: { $0 >= 0x80 }) {
                lines.append(line)
                total += line.count
            }
            start = end + 1
        }
        return lines
    }

    /// How the bytes above ASCII read as double-byte characters of one encoding.
    private struct Pairs {
        let encoding: TextEncoding
        let isValid: Bool
        private(set) var all = 0
        private(set) var common = 0

        var commonShare: Double { all == 0 ? 0 : Double(common) / Double(all) }

        init(_ encoding: TextEncoding, _ lines: [UnsafeBufferPointer<UInt8>]) {
            self.encoding = encoding
            let decoder = TextDecoder(encoding)
            isValid = lines.allSatisfy { decoder.text($0) != nil }
            guard isValid else { return }
            for line in lines { count(line) }
        }

        private mutating func count(_ line: UnsafeBufferPointer<UInt8>) {
            var index = 0
            while index < line.count {
                guard line[index] >= 0x80, index + 1 < line.count else {
                    index += 1
                    continue
                }
                let (lead, trail) = (line[index], line[index + 1])
                all += 1
                if isCommon(lead, trail) { common += 1 }
                // A second byte among digits begins a character of four bytes.
                index += encoding == .gb18030 && (0x30...0x39).contains(trail) ? 4 : 2
            }
        }

        private func isCommon(_ lead: UInt8, _ trail: UInt8) -> Bool {
            switch encoding {
            // Level 1 of GB 2312; and its punctuation, 0xA1–0xA3.
            case .gb18030: trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead))
            // The 5,401 common characters of Big5; and its punctuation, 0xA1–0xA3.
            case .big5: (0xA1...0xC6).contains(lead)
            default: false
            }
        }
    }
}
