public import Estimation

/// Auxiliary variables as columns x, with their population totals and names.
public struct CalibrationColumns: Sendable {
    /// x: categories as codes, numbers as they are.
    public private(set) var auxiliaries: [CalibrationAuxiliary] = []
    /// t, one a column.
    public private(set) var totals: [Double] = []
    /// What each column is called: "region = north", or a variable.
    public private(set) var names: [String] = []
    /// What each auxiliary is called: the variable or variables it is made of.
    public private(set) var variables: [String] = []

    mutating func add(_ auxiliary: CalibrationAuxiliary, totals: [Double], names: [String], variable: String) {
        auxiliaries.append(auxiliary)
        self.totals += totals
        self.names += names
        variables.append(variable)
    }
}
