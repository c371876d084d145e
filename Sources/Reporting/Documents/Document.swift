public import Results

/// A report before it is written in some format: prose, tables, and where it came from.
public struct Document: Sendable {
    /// One piece of a document: prose or a table.
    public enum Block: Sendable {
        /// CommonMark text.
        case prose(String)
        case table(Table)
    }

    public let title: String?
    public let language: Phrasebook.Language
    /// Printed before everything else: the data are made up, or something could not be estimated.
    public let warnings: [String]
    public let blocks: [Block]
    /// Every statistic of the report.
    public let statistics: [Statistic]
    /// Lines on data, codebook, notebook and software, printed at the end.
    public let provenance: [String]

    public init(
        title: String?, language: Phrasebook.Language, warnings: [String] = [], blocks: [Block],
        statistics: [Statistic], provenance: [String] = []
    ) {
        self.title = title
        self.language = language
        self.warnings = warnings
        self.blocks = blocks
        self.statistics = statistics
        self.provenance = provenance
    }

    public var tables: [Table] {
        blocks.compactMap { block in
            if case .table(let table) = block { return table }
            return nil
        }
    }
}
