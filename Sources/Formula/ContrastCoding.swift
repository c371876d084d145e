/// How the levels of a categorical variable become columns.
enum ContrastCoding {
    /// One column a level but the reference: each coefficient compares a level with the reference.
    case treatment
    /// One column a level, where no lower-order term leaves room for a reference.
    case indicator

    /// The value of every level in each column, with the level the column stands for.
    func columns(levelCount: Int, reference: Int) -> [(level: Int, values: [Double])] {
        (0..<levelCount).filter { self == .indicator || $0 != reference }.map { level in
            (level, (0..<levelCount).map { $0 == level ? 1 : 0 })
        }
    }
}
