import FileFormats

/// Delimited text.
struct DelimitedFormat: DataFormat {
    let fileExtensions: [String]
    let delimiter: Character

    var isText: Bool { true }
    var recordsOrigin: Bool { false }

    func write(_ data: ConvertedData, _ style: WritingStyle, to descriptor: Int32, path: String) throws -> [String] {
        let options = CSVWritingOptions(
            delimiter: style.delimiter ?? delimiter, missing: style.missing, labels: style.labels,
            isSafeForSpreadsheets: style.isSafeForSpreadsheets)
        try CSVWriter(options).write(data.frame, to: descriptor, path: path)
        return []
    }
}
