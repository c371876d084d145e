import Results

/// A column of a table of characteristics.
struct TableOneColumn {
    /// Columns that are compared with one another.
    struct Panel {
        /// `nil` for all together, and in a table of one panel.
        let name: String?
        let label: String?
        let group: ResultLabels.Variable?
    }

    enum Kind {
        /// A group; `nil` is all of the panel together.
        case group(ResultLabels.Item?)
        case interval(ResultLabels.Item?)
        case designEffect(ResultLabels.Item?)
        case p
        case adjustedP
        case test
        case smd
        case missing
    }

    let kind: Kind
    let panel: Panel

    init(_ kind: Kind, in panel: Panel) {
        self.kind = kind
        self.panel = panel
    }

    /// The part of the table that stands in the column.
    var part: Arrangement.Part? {
        switch kind {
        case .group(let item): item == nil && panel.name == nil ? .total : nil
        case .interval: .ci
        case .designEffect: .deff
        case .p: .p
        case .adjustedP: .adjustedP
        case .test: .test
        case .smd: .smd
        case .missing: .missing
        }
    }
}

/// A row of a table of characteristics.
struct TableOneRow {
    enum Kind {
        case mean
        case median
        /// A yes/no variable: how many say yes.
        case yes
        /// The name of a variable above its levels.
        case heading
        case level(ResultLabels.Item)
        /// How many values are missing for a reason.
        case reason(String)
    }

    let variable: ResultLabels.Variable
    let kind: Kind

    init(_ variable: ResultLabels.Variable, _ kind: Kind) {
        self.variable = variable
        self.kind = kind
    }

    var indent: Int {
        switch kind {
        case .level, .reason: 1
        case .mean, .median, .yes, .heading: 0
        }
    }

    /// The level whose share stands in the row.
    var level: String? {
        switch kind {
        case .yes: "yes"
        case .level(let level): level.name
        case .mean, .median, .heading, .reason: nil
        }
    }
}
