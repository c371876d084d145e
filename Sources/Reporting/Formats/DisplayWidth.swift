/// How many terminal columns a text takes: Chinese, Japanese and Korean characters take two.
public func displayWidth(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
}

private func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    let properties = first.properties
    if properties.generalCategory == .nonspacingMark || properties.generalCategory == .format { return 0 }
    return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
}

/// Blocks whose characters are wide or full-width (Unicode Standard Annex 11, East Asian Width W and F).
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]
