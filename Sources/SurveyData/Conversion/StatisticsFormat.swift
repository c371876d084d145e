import FileFormats

/// Files of Stata and SPSS.
struct StatisticsFormat: DataFormat {
    let fileExtension: String
    let target: ReadStatWriter.Target

    var fileExtensions: [String] { [fileExtension] }
    var isText: Bool { false }
    var recordsOrigin: Bool { false }

    func write(_ data: ConvertedData, _ style: WritingStyle, to descriptor: Int32, path: String) throws -> [String] {
        try ReadStatWriter(target, metadata: data.metadata, language: style.labels ?? style.language)
            .write(data.frame, to: descriptor, path: path)
    }
}
