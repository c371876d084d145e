import CReadStat
public import Frame
import Glibc

/// Writes a frame as a file of Stata or SPSS: the same frame, the same bytes.
public struct ReadStatWriter: Sendable {
    /// The kinds of file that can be written.
    public enum Target: Sendable {
        case stata, spss, spssCompressed

        var dialect: any ReadStatDialect {
            switch self {
            case .stata: StataDialect()
            case .spss: SPSSDialect(isCompressed: false)
            case .spssCompressed: SPSSDialect(isCompressed: true)
            }
        }
    }

    private let target: Target
    private let language: String
    private let metadata: [String: VariableMetadata]
    /// What the file is called in itself.
    private let title: String?

    /// - Parameters:
    ///   - metadata: what the source of the columns says of them, where their values are as they were collected.
    ///   - language: of labels, where there are several.
    public init(_ target: Target, metadata: [VariableMetadata], title: String? = nil, language: String = "en") {
        self.target = target
        self.metadata = Dictionary(metadata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.title = title
        self.language = language
    }

    /// Writes `frame` to a file that is open for writing.
    ///
    /// - Returns: what the file could not hold as it was.
    /// - Throws: ``FileFormatError`` when the file cannot be written or cannot hold a variable.
    public func write(_ frame: DataFrame, to descriptor: Int32, path: String) throws(FileFormatError) -> [String] {
        let dialect = target.dialect
        var losses = WritingLosses()
        let variables = frame.columns.map { column in
            var variable = WrittenVariable(column, metadata[column.name], language: language)
            dialect.settleMissing(of: &variable, language: language)
            losses.fit(&variable, to: dialect)
            return variable
        }
        let output = ReadStatOutput(DescriptorSink(descriptor: descriptor, path: path))
        guard let writer = readstat_writer_init() else { preconditionFailure("out of memory") }
        defer { readstat_writer_free(writer) }
        let run = ReadStatWritingRun(writer, dialect, variables, path: path)
        try withExtendedLifetime(output) { () throws(FileFormatError) in
            try run.declare(title: title)
            let context = Unmanaged.passUnretained(output).toOpaque()
            try run.check(dialect.begin(writer, context, rows: frame.rowCount), output, what: "these variables")
            try run.write(rows: frame.rowCount, output)
            try run.check(readstat_end_writing(writer), output, what: "these variables")
            try output.flush()
        }
        return losses.notices(of: dialect)
    }
}

/// What the library writes, gathered into large pieces.
final class ReadStatOutput {
    private let sink: DescriptorSink
    private var buffer: [UInt8] = []
    /// Why the operating system took no more.
    private(set) var failure: FileFormatError?

    init(_ sink: DescriptorSink) {
        self.sink = sink
        buffer.reserveCapacity(1 << 20)
    }

    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        buffer.append(contentsOf: bytes)
        guard buffer.count >= 1 << 20 - 1 else { return true }
        do throws(FileFormatError) {
            try flush()
            return true
        } catch {
            failure = error
            return false
        }
    }

    func flush() throws(FileFormatError) {
        let written = buffer
        buffer.removeAll(keepingCapacity: true)
        var failure: FileFormatError?
        written.withUnsafeBytes { bytes in
            do throws(FileFormatError) { try sink.write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}

/// What a kind of file cannot hold as it was.
struct WritingLosses {
    private var cutLabels: [String] = []
    private var unlabelled: [String] = []

    /// Cuts labels to what fits, and leaves out those that have no place.
    mutating func fit(_ variable: inout WrittenVariable, to dialect: any ReadStatDialect) {
        let label = dialect.fitted(variable.label, isOfValue: false)
        var isCut = label != variable.label
        variable.label = label
        let held = variable.valueLabels.filter { dialect.canLabel($0.value, of: variable) }
        if held.count < variable.valueLabels.count { unlabelled.append(variable.name) }
        variable.valueLabels = held.map { (value, label) in
            let fitted = dialect.fitted(label, isOfValue: true)
            if fitted != label { isCut = true }
            return (value, fitted)
        }
        if isCut { cutLabels.append(variable.name) }
    }

    func notices(of dialect: any ReadStatDialect) -> [String] {
        var notices: [String] = []
        func list(_ names: [String]) -> String {
            names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
        }
        if !cutLabels.isEmpty {
            notices.append("\(dialect.name) has no room for long labels; cut: \(list(cutLabels)).")
        }
        if !unlabelled.isEmpty {
            notices.append(
                "\(dialect.name) has no labels for some kinds of values; left out in \(list(unlabelled)).")
        }
        return notices
    }
}
