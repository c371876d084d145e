import Frame
import Results

/// Columns of a table of characteristics that are compared with one another: the levels of a variable, among all or within
/// a level of another.
struct TableOnePanel: Sendable {
    /// `nil` in a table of one panel, and for all together beside several.
    var name: String?
    var label: String?
    /// The variable whose levels are the columns; `nil` for one column of all.
    var by: String?
    /// The variable and its level that the panel is within.
    var within: (variable: String, level: String)?
}

extension TableOneRequest {
    /// The panels, all together first where there are several.
    func panels(in variables: DataFrame, language: String) -> [TableOnePanel] {
        let columns: [String?] = by.isEmpty ? [nil] : by
        let subgroups = within.flatMap { name in
            variables[name]?.categories.levels.map {
                (variable: name, level: $0.name, label: $0.label.text(in: language))
            }
        }
        guard columns.count > 1 || subgroups != nil else { return [TableOnePanel(by: columns[0])] }
        func label(_ name: String) -> String { variables[name]?.label.text(in: language) ?? name }
        let panels: [TableOnePanel] =
            if let subgroups {
                subgroups.flatMap { subgroup in
                    columns.map { column in
                        let place = "\(label(subgroup.variable)): \(subgroup.label)"
                        return TableOnePanel(
                            name: columns.count == 1 ? subgroup.level : "\(subgroup.level), \(column ?? "")",
                            label: column.map { "\(place). \(label($0))" } ?? place, by: column,
                            within: (subgroup.variable, subgroup.level))
                    }
                }
            } else {
                columns.map { TableOnePanel(name: $0, label: $0.map(label), by: $0) }
            }
        return [TableOnePanel()] + panels
    }
}
