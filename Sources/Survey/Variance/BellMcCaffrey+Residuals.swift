import LinearAlgebra
import RowBlocks

extension BellMcCaffrey {
    /// Residuals with those of each unit multiplied by its adjustment matrix, A_u e_u; 0 for rows without weight.
    ///
    /// - Parameter residuals: one a row.
    func adjusted(_ residuals: [Double]) -> [Double] {
        let units = mapInOrder(rowsOfUnit.count) { unit in
            adjustments[unit].applied(to: Matrix(column: rowsOfUnit[unit].map { residuals[$0] })).storage
        }
        var all = [Double](repeating: 0, count: residuals.count)
        for (unit, values) in units.enumerated() {
            for (place, row) in rowsOfUnit[unit].enumerated() { all[row] = values[place] }
        }
        return all
    }
}
