@testable import Reporting

extension Table {
    /// The table as texts in the standard style: headings, then rows.
    var texts: [[String]] {
        let style = HouseStyle.standard
        return [[stub] + columns.map(\.header)] + rows.map { [$0.label] + $0.cells.map(style.text) }
    }
}
