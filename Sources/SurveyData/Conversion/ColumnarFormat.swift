import FileFormats

/// Columns as they lie in memory.
struct ColumnarFormat: DataFormat {
    var fileExtensions: [String] { ["lbc"] }
    var isText: Bool { false }
    var recordsOrigin: Bool { true }

    func write(_ data: ConvertedData, _ style: WritingStyle, to descriptor: Int32, path: String) throws -> [String] {
        try ColumnarWriter(data.frame, evidence: data.evidence, origin: data.origin).write(to: descriptor, path: path)
        return []
    }
}
