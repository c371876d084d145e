import Glibc

extension FormulaFunction {
    /// The transformed values; what does not exist (the logarithm of zero) is NaN or infinite.
    func apply(_ values: [Double]) -> [Double] {
        switch self {
        case .log: values.map { Glibc.log($0) }
        case .sqrt: values.map { $0.squareRoot() }
        case .exp: values.map { Glibc.exp($0) }
        case .square: values.map { $0 * $0 }
        case .categorical: values
        }
    }
}
