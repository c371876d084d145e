/// A category of one of several margins, by number.
public struct MarginCell: Sendable, Hashable {
    public let margin: Int
    public let category: Int

    public init(margin: Int, category: Int) {
        self.margin = margin
        self.category = category
    }
}
