/// The number a code or a cell writes, in decimal digits: not `0x1A`, `inf` or `nan`, which are texts in a survey.
func codeNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }), let number = Double(text),
        number.isFinite
    else { return nil }
    return number
}

/// Whether two codes are the same text or the same number (`1`, `01`, `1.0`).
func isSameCode(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard let x = codeNumber(a), let y = codeNumber(b) else { return false }
    return x == y
}
