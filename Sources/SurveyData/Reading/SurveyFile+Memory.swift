import FileFormats

extension SurveyFile {
    /// About how many bytes of memory variables take while they are analysed, with everything they are derived from: a
    /// judgement before the file is read, by the number of its rows or the length of its first lines.
    ///
    /// - Throws: ``SurveyDataError`` for the first variable that cannot be computed.
    public func estimatedBytes(_ names: Set<String>) throws(SurveyDataError) -> Int {
        let (columns, decoder) = try reading(names)
        // Numbers and why they are missing, once as read and, where they change, once as decoded; what a derivation gives;
        // and weights, units, groups and the copies that kernels work on.
        let columnBytes = columns.reduce(0) { sum, name in
            let isDecoded = codebook.variable(name)?.kind != nil || !codebook.missingCodes.isEmpty
            return sum + (isDecoded ? 18 : 9)
        }
        let perRow = columnBytes + decoder.steps.count * 14 + 48
        return source.estimatedRows * perRow
    }
}
