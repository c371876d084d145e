import FileFormats
public import Frame

extension ConvertedData {
    /// Some rows, in the order given, with columns added.
    ///
    /// - Parameter columns: with a value for each of `rows`, and names that the data do not have.
    public func taking(_ rows: [Int32], adding columns: [Column]) -> ConvertedData {
        ConvertedData(
            frame: DataFrame(
                rowCount: rows.count, columns: frame.columns.map { $0.taking(rows, absent: .blank) } + columns),
            metadata: metadata, notices: notices, sourcePaths: sourcePaths)
    }

    /// Columns that come from no place in a file that could be recorded.
    private init(frame: DataFrame, metadata: [VariableMetadata], notices: [String], sourcePaths: [String]) {
        self.frame = frame
        self.metadata = metadata
        self.notices = notices
        self.sourcePaths = sourcePaths
        (evidence, origin) = ([:], nil)
    }
}
