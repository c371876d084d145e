package import Frame

/// Finds the variables of a formula without a value in any row of the domain (of the data, if the domain has no rows:
/// those of a sample common to several models are already complete), for the message of a model without rows.
package struct EmptyVariables: Sendable {
    private let names: [String]
    private var isDomainEmpty = true
    private var inDomain: Set<String> = []
    private var anywhere: Set<String> = []

    package init(of formula: ModelFormula) {
        names = formula.variableNames
    }

    /// Takes in a block of rows.
    package mutating func add(_ frame: DataFrame, where isInDomain: (Int) -> Bool) {
        let domain = (0..<frame.rowCount).filter(isInDomain)
        isDomainEmpty = isDomainEmpty && domain.isEmpty
        for name in names {
            guard let reasons = frame[name]?.missing.reasons else { continue }
            if frame.rowCount > 0, reasons.isEmpty || reasons.contains(0) { anywhere.insert(name) }
            if reasons.isEmpty ? !domain.isEmpty : domain.contains(where: { reasons[$0] == 0 }) {
                inDomain.insert(name)
            }
        }
    }

    package var result: [String] {
        names.filter { !(isDomainEmpty ? anywhere : inDomain).contains($0) }
    }
}
