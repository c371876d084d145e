import Frame

/// The rows of a sample as one draw of its plausible values sees them: each variable is the draw's column of it.
struct DrawnRows<Source: SampleRows>: SampleRows {
    typealias Failure = Source.Failure

    private let source: Source
    /// The column of each variable.
    private let columns: [String: String]
    let variables: DataFrame
    let whole: SampleBlock?

    init(_ source: Source, drawing columns: [String: String]) {
        self.source = source
        self.columns = columns
        variables = Self.drawn(source.variables, columns)
        whole = source.whole.map { Self.drawn($0, columns) }
    }

    private static func drawn(_ frame: DataFrame, _ columns: [String: String]) -> DataFrame {
        var drawn = frame
        for (name, column) in columns.sorted(by: { $0.key < $1.key }) where name != column {
            guard let values = frame[column] else { continue }
            drawn.set(values.renamed(name, label: frame[name]?.label))
        }
        return drawn
    }

    private static func drawn(_ block: SampleBlock, _ columns: [String: String]) -> SampleBlock {
        SampleBlock(
            frame: drawn(block.frame, columns), weights: block.weights, units: block.units, domain: block.domain)
    }

    var design: SurveyDesign { source.design }
    func hasValues(of name: String) -> Bool { source.hasValues(of: columns[name] ?? name) }
    func requireLevels(of names: [String]) throws(Failure) {
        try source.requireLevels(of: names.map { columns[$0] ?? $0 })
    }

    func narrowed(to names: Set<String>) throws(Failure) -> Self {
        DrawnRows(try source.narrowed(to: names.union(names.compactMap { columns[$0] })), drawing: columns)
    }

    func forEachBlock(_ body: (SampleBlock) -> Void) throws(Failure) {
        if let whole { return body(whole) }
        try source.forEachBlock { body(Self.drawn($0, columns)) }
    }
}
