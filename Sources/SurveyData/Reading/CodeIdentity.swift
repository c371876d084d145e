/// What makes two codes the same (``isSameCode(_:_:)``), for looking them up among many.
enum CodeIdentity: Hashable {
    case number(Double)
    case text(String)

    init(_ code: String) {
        self = codeNumber(code).map { .number($0) } ?? .text(code)
    }
}
