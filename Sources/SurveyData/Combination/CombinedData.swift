import Frame

/// A combination that has been carried out: its rows, ready to be written, and what each step did.
public struct CombinedData: Sendable {
    public let data: ConvertedData
    public let steps: [CombinationStepReport]

    /// - Parameters:
    ///   - path: the combination.
    ///   - notation: how files are written that say nothing of it themselves.
    ///   - names: the columns to take, in this order; all when `nil`.
    ///   - needsOrigin: whether they are to be written with what they mean, as a columnar file does where files say it.
    /// - Throws: `FileFormatError`, ``ConfigurationIssues`` with everything wrong, ``CombinationError``, or
    ///   ``SurveyDataError/unknownVariable(name:usedBy:known:)``.
    public init(
        path: String, notation: FileNotation = FileNotation(), columns names: [String]? = nil,
        needsOrigin: Bool = false
    ) throws {
        let source = try CombinedSource(path: path, notation: notation)
        let wanted = names ?? source.columnNames
        let rows = try source.rows(Set(wanted))
        var decoded: DataFrame?
        if needsOrigin, !source.metadata.isEmpty {
            let known = Set(source.columnNames)
            let decoder = try SurveyFile(source: source, codebook: .empty).reading(Set(wanted).intersection(known))
                .decoder
            decoded = try decoder.decode(rows.frame).frame
        }
        data = try ConvertedData(source, rows, columns: names, decoded: decoded)
        steps = rows.reports
    }
}
