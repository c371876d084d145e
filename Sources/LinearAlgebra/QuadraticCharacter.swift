/// Which elements of a finite field are squares: χ(x) = 1 for squares, −1 for others, 0 for 0.
///
/// The field has q = pᵏ elements, p an odd prime. An element is a polynomial over the integers modulo p of degree below k,
/// and its number has the coefficients as digits to base p.
struct QuadraticCharacter {
    /// q.
    let order: Int
    private let prime: Int
    private let degree: Int
    private let values: [Int8]

    /// Returns `nil` unless `order` is a power of an odd prime.
    init?(order: Int) {
        guard order > 2, let prime = (2...order).first(where: { order.isMultiple(of: $0) }), prime > 2 else {
            return nil
        }
        var degree = 0
        var power = 1
        while power < order {
            power *= prime
            degree += 1
        }
        guard power == order else { return nil }
        self.order = order
        self.prime = prime
        self.degree = degree
        // Polynomials modulo one of degree k form a field exactly when half of the elements but 0 are squares: with zero
        // divisors, some square has more than two roots.
        for modulus in 0..<order {
            var values = [Int8](repeating: -1, count: order)
            values[0] = 0
            for element in 1..<order {
                let square = Self.square(of: element, prime: prime, degree: degree, modulus: modulus)
                if square != 0 { values[square] = 1 }
            }
            if values.count(where: { $0 == 1 }) == (order - 1) / 2 {
                self.values = values
                return
            }
        }
        return nil
    }

    /// χ(a − b).
    func ofDifference(_ a: Int, _ b: Int) -> Int8 {
        if degree == 1 { return values[a >= b ? a - b : a - b + order] }
        var (a, b, place, difference) = (a, b, 1, 0)
        while place < order {
            difference += (a % prime - b % prime + prime) % prime * place
            a /= prime
            b /= prime
            place *= prime
        }
        return values[difference]
    }

    /// x² modulo tᵏ + m(t), where m has the digits of `modulus`.
    private static func square(of element: Int, prime: Int, degree: Int, modulus: Int) -> Int {
        let factor = digits(of: element, prime: prime, count: degree)
        let remainder = digits(of: modulus, prime: prime, count: degree)
        var product = [Int](repeating: 0, count: 2 * degree)
        for i in 0..<degree {
            for j in 0..<degree { product[i + j] = (product[i + j] + factor[i] * factor[j]) % prime }
        }
        // tᵏ = −m(t), from the highest power down.
        for power in stride(from: 2 * degree - 1, through: degree, by: -1) where product[power] != 0 {
            let leading = product[power]
            for index in 0..<degree {
                let place = power - degree + index
                product[place] = (product[place] + (prime - remainder[index]) * leading) % prime
            }
        }
        return product[..<degree].reversed().reduce(0) { $0 * prime + $1 }
    }

    private static func digits(of number: Int, prime: Int, count: Int) -> [Int] {
        var number = number
        return (0..<count).map { _ in
            defer { number /= prime }
            return number % prime
        }
    }
}
