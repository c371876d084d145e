import FileFormats

extension SurveyFile {
    /// About how many bytes of memory variables take while they are analysed, with everything they are derived from: a
    /// judgement before the file is read, by the length of its first lines.
    ///
    /// - Throws: ``SurveyDataError`` for the first variable that cannot be computed.
    public func estimatedBytes(_ names: Set<String>) throws(SurveyDataError) -> Int {
        let (columns, decoder) = try reading(names)
        // A column as it is read, as it is decoded, why its cells are missing, and the copies that kernels work on.
        let perRow = columns.count * 26 + decoder.steps.count * 18 + 48
        return csv.bytes.estimatedLines(newline: csv.dialect.newline) * perRow
    }
}
