/// A square matrix of ±1 whose rows are orthogonal: H·Hᵀ = n·I. Its first row and column are all +1, so that every other row has
/// as many +1 as −1 (full orthogonal balance).
///
/// Constructions: Kronecker products, of which doubling (Sylvester 1867) is one, and both of Paley (1933, *J. Math. Phys.* 12,
/// 311): for a prime power q with q ≡ 3 (mod 4), order q + 1; with q ≡ 1 (mod 4), order 2(q + 1). Up to 250 they give every
/// multiple of 4 but 92, 116, 156, 172, 184, 188, 232 and 236.
public struct HadamardMatrix: Sendable, Equatable {
    /// n, the number of rows and of columns: 1, 2 or a multiple of 4.
    public let order: Int
    /// Row by row.
    private let signs: [Int8]

    /// The matrix of this order, or `nil` where the constructions give none.
    public init?(order: Int) {
        guard let construction = HadamardConstruction(order: order) else { return nil }
        var signs = construction.signs
        for column in 0..<order where signs[column] < 0 {
            for row in 0..<order { signs[row * order + column] *= -1 }
        }
        for row in 0..<order where signs[row * order] < 0 {
            for column in 0..<order { signs[row * order + column] *= -1 }
        }
        self.order = order
        self.signs = signs
    }

    /// The smallest matrix that has at least `count` rows.
    public init(orderAtLeast count: Int) {
        var order = count <= 2 ? max(1, count) : (count + 3) / 4 * 4
        // Doubling gives a power of 2 at the latest.
        while true {
            if let matrix = HadamardMatrix(order: order) {
                self = matrix
                return
            }
            order += 4
        }
    }

    /// Element (i, j): 1 or −1.
    public subscript(row: Int, column: Int) -> Double {
        Double(signs[row * order + column])
    }
}

/// How a Hadamard matrix of an order is made.
private indirect enum HadamardConstruction {
    case one
    case two
    case paleyOne(QuadraticCharacter)
    case paleyTwo(QuadraticCharacter)
    case product(HadamardConstruction, HadamardConstruction)

    /// The first construction that gives the order, or `nil`.
    init?(order: Int) {
        switch order {
        case 1: self = .one
        case 2: self = .two
        default:
            guard order > 0, order.isMultiple(of: 4) else { return nil }
            if let field = QuadraticCharacter(order: order - 1) {
                self = .paleyOne(field)
            } else if let field = QuadraticCharacter(order: order / 2 - 1), field.order % 4 == 1 {
                self = .paleyTwo(field)
            } else if let product = Self.product(order: order) {
                self = product
            } else {
                return nil
            }
        }
    }

    private static func product(order: Int) -> HadamardConstruction? {
        var divisor = 2
        while divisor * divisor <= order {
            if order.isMultiple(of: divisor), let first = HadamardConstruction(order: divisor),
                let second = HadamardConstruction(order: order / divisor)
            {
                return .product(first, second)
            }
            divisor += 2
        }
        return nil
    }

    private var order: Int {
        switch self {
        case .one: 1
        case .two: 2
        case .paleyOne(let field): field.order + 1
        case .paleyTwo(let field): 2 * (field.order + 1)
        case .product(let first, let second): first.order * second.order
        }
    }

    /// Row by row.
    var signs: [Int8] {
        switch self {
        case .one: [1]
        case .two: [1, 1, 1, -1]
        case .paleyOne(let field): Self.bordered(field, corner: -1, diagonal: 1)
        case .paleyTwo(let field): Self.doubled(Self.bordered(field, corner: 1, diagonal: 0), size: field.order + 1)
        case .product(let first, let second): Self.kronecker(first, second)
        }
    }

    /// The matrix χ(i − j) with a border of 1 above and of `corner` at the left, and `diagonal` added on the diagonal.
    private static func bordered(_ field: QuadraticCharacter, corner: Int8, diagonal: Int8) -> [Int8] {
        let size = field.order + 1
        var signs = [Int8](repeating: 1, count: size * size)
        for row in 0..<size {
            for column in 0..<size {
                let place = row * size + column
                if row == column {
                    signs[place] = diagonal
                } else if column == 0 {
                    signs[place] = corner
                } else if row > 0 {
                    signs[place] = field.ofDifference(row - 1, column - 1)
                }
            }
        }
        return signs
    }

    /// C ⊗ [1 1; 1 −1] + I ⊗ [1 −1; −1 −1] for a symmetric conference matrix C.
    private static func doubled(_ conference: [Int8], size: Int) -> [Int8] {
        let blocks: (of: [Int8], diagonal: [Int8]) = ([1, 1, 1, -1], [1, -1, -1, -1])
        var signs = [Int8](repeating: 0, count: 4 * size * size)
        for row in 0..<(2 * size) {
            for column in 0..<(2 * size) {
                let within = row % 2 * 2 + column % 2
                signs[row * 2 * size + column] =
                    row / 2 == column / 2
                    ? blocks.diagonal[within] : conference[row / 2 * size + column / 2] * blocks.of[within]
            }
        }
        return signs
    }

    private static func kronecker(_ first: HadamardConstruction, _ second: HadamardConstruction) -> [Int8] {
        let (a, b, n, m) = (first.signs, second.signs, first.order, second.order)
        var signs = [Int8](repeating: 0, count: n * m * n * m)
        for row in 0..<(n * m) {
            for column in 0..<(n * m) {
                signs[row * n * m + column] = a[row / m * n + column / m] * b[row % m * m + column % m]
            }
        }
        return signs
    }
}
