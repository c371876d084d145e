import CReadStat
import Frame

/// The value labels of SAS files, which SAS keeps apart from the data: in a catalog of formats (`.sas7bcat`).
public struct ReadStatCatalog: Sendable {
    public let path: String
    /// Labels by the name of the format, in capitals.
    private let sets: [String: [ValueLabel]]

    /// - Parameter declared: how texts are written, where a user names it.
    /// - Throws: ``FileFormatError`` when the file cannot be read or is no catalog.
    public init(_ bytes: FileBytes, encoding declared: TextEncoding? = nil) throws(FileFormatError) {
        let header = ReadStatHeader()
        let conversion = ReadStatConversion.byLibrary(from: declared)
        try ReadStatFile.check(header.read(bytes, .sasCatalog, conversion), bytes, .sasCatalog)
        path = bytes.path
        let names = ReadStatNames(path: bytes.path, TextDecoder(.utf8))
        var sets: [String: [ValueLabel]] = [:]
        for (name, labels) in header.valueLabels {
            let name = Self.plain(String(decoding: name, as: UTF8.self))
            sets[name, default: []] += try names.valueLabels(labels, of: name)
        }
        self.sets = sets
    }

    /// What a file of SAS says of its variables, with the labels that their formats name.
    public func labelling(_ variables: [VariableMetadata]) -> [VariableMetadata] {
        variables.map { variable in
            guard variable.valueLabels.isEmpty, let format = variable.format, let labels = sets[Self.plain(format)]
            else { return variable }
            var labelled = variable
            labelled.valueLabels = labels
            return labelled
        }
    }

    /// A format's name without its width, which a name cannot end in, and without the mark of formats for texts.
    private static func plain(_ format: String) -> String {
        var name = Substring(format.uppercased())
        while let last = name.last, last == "." || last.isNumber { name.removeLast() }
        return String(name.drop { $0 == "$" })
    }
}
