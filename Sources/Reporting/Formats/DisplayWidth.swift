/// How many columns of a terminal a text takes: Chinese, Japanese and Korean characters and emoji take two.
public func displayWidth(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
}

/// The width of what a reader sees as one character: that of its first scalar that has any, or that of an emoji.
private func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let base = scalars.first(where: { !hasNoWidth($0) }) else { return 0 }
    let isEmoji = base.properties.isEmojiPresentation || (base.properties.isEmoji && scalars.contains(emojiSelector))
    return isEmoji || wideRanges.contains { $0.contains(base.value) } ? 2 : 1
}

private func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
}

/// Asks for the emoji of a sign that is a plain character otherwise (variation selector 16).
private let emojiSelector: Unicode.Scalar = "\u{FE0F}"

/// Blocks whose characters are wide or full-width (Unicode Standard Annex 11, East Asian Width W and F), without emoji.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]
