/// What an analysis hands to reporting: its statistics, the labels they are printed with, and what must be said about
/// how they came about.
public struct AnalysisResult: Sendable, Equatable {
    /// The analysis that was made, which decides how its statistics are arranged.
    public enum Kind: Sendable, Equatable {
        /// Characteristics by group.
        case tableOne
        /// Models side by side.
        case models
        /// Estimates by domain.
        case estimates
        /// How many respondents are read, in the population, and analysed.
        case flow
        /// What a file holds.
        case description
        /// Waves side by side.
        case waves
        /// How many children each exposure definition counts, and by which criterion others are not.
        case exposure
        /// How exposure definitions overlap, by pairs.
        case overlap
        /// What the steps did that made several files into one.
        case combination
        /// Who of a panel is interviewed again, by wave and by pattern of waves.
        case attrition, attritionPatterns
        /// A sample chosen from a frame, by stratum.
        case sample
        /// Sizes, power or detectable differences of a planned survey, a plan in each row.
        case power
        /// Groups compared, a variable in each row.
        case comparison
        /// What a design is.
        case design(DesignTable)
    }

    public let id: String
    public let kind: Kind
    public let title: String?
    public let labels: ResultLabels
    public let statistics: [Statistic]
    public let notes: [Note]
    /// What could not be estimated, and why: printed under the table, and the reason for an exit status above zero.
    public let problems: [String]

    public init(
        id: String, kind: Kind, title: String? = nil, labels: ResultLabels, statistics: [Statistic], notes: [Note],
        problems: [String] = []
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.labels = labels
        self.statistics = statistics
        self.notes = notes
        self.problems = problems
    }
}

/// The order and wording of a table's rows and columns, in the language of the report.
public struct ResultLabels: Sendable, Equatable {
    /// A variable as a table shows it.
    public struct Variable: Sendable, Equatable {
        /// Two ends, as text.
        public struct Range: Sendable, Equatable {
            public let first: String
            public let last: String

            public init(first: String, last: String) {
                self.first = first
                self.last = last
            }
        }

        public let name: String
        public let label: String
        public let unit: String?
        /// Empty for a numeric variable.
        public let levels: [Item]
        /// The level the others are compared with.
        public let reference: String?
        /// The type of a variable in a description: numeric, integer, categorical, text.
        public let type: String?
        /// The first and the last of dates or times, in a description.
        public let range: Range?
        /// What is estimated of the variable, in a table of estimates.
        public let quantity: StatisticName?

        public init(
            name: String, label: String, unit: String? = nil, levels: [Item] = [], reference: String? = nil,
            type: String? = nil, range: Range? = nil, quantity: StatisticName? = nil
        ) {
            self.name = name
            self.label = label
            self.unit = unit
            self.levels = levels
            self.reference = reference
            self.type = type
            self.range = range
            self.quantity = quantity
        }

        public var isNumeric: Bool { levels.isEmpty }
        /// Whether a table can say everything in one row: how many say yes.
        public var isYesNo: Bool { Set(levels.map(\.name)) == ["no", "yes"] }
    }

    /// A level, group or model.
    public struct Item: Sendable, Equatable {
        public let name: String
        public let label: String

        public init(name: String, label: String) {
            self.name = name
            self.label = label
        }
    }

    /// Columns that belong together: groups side by side with others, or within a subgroup.
    public struct Panel: Sendable, Equatable {
        /// What its statistics have as their model.
        public let name: String
        public let label: String
        /// The variable that makes its groups; `nil` for one column.
        public let group: Variable?

        public init(name: String, label: String, group: Variable?) {
            self.name = name
            self.label = label
            self.group = group
        }
    }

    /// The rows' variables, in order.
    public var variables: [Variable]
    /// The variable that makes the groups, with its groups as levels; `nil` where there are panels.
    public var group: Variable?
    /// The models, in order.
    public var models: [Item]
    /// The panels of a table that has several, in order.
    public var panels: [Panel]

    public init(
        variables: [Variable] = [], group: Variable? = nil, models: [Item] = [], panels: [Panel] = []
    ) {
        self.variables = variables
        self.group = group
        self.models = models
        self.panels = panels
    }

    /// The variables that make groups.
    public var groups: [Variable] { ([group] + panels.map(\.group)).compactMap { $0 } }
}
