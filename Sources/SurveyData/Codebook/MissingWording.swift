import Frame

/// What the label of a value says about why there is none: "Don't know", "拒绝回答", "Not applicable".
enum MissingWording {
    /// Words that tell, the surest first.
    private static let words: [(reason: MissingReason, words: [String])] = [
        (.refused, ["refus", "declined", "decline to answer", "prefer not", "拒绝", "拒答", "不愿"]),
        (
            .doesNotKnow,
            [
                "don't know", "don’t know", "dont know", "do not know", "doesn't know", "not known", "不知道", "不清楚",
                "说不清", "不记得",
            ]
        ),
        (
            .notApplicable,
            ["not applicable", "inapplicable", "does not apply", "n/a", "not in universe", "legitimate skip", "不适用"]
        ),
        (.notAsked, ["not asked", "not administered", "skipped", "logical skip", "not collected", "跳过", "未问", "未询问"]),
        (.invalid, ["invalid", "cannot be judged", "uncodeable", "uncodable", "无法判断", "无效"]),
        (
            .blank,
            [
                "missing", "not ascertained", "no answer", "not answered", "no response", "not stated", "not available",
                "unknown", "缺失", "未回答", "未作答", "无回答", "不详",
            ]
        ),
    ]

    /// The reason that a label names, or `nil` when it names none.
    static func reason(_ label: LocalizedText) -> MissingReason? {
        let texts = label.allTexts.map { $0.lowercased() }
        return words.first { entry in
            texts.contains { text in entry.words.contains(where: text.contains) }
        }?.reason
    }
}
