public import Testing

/// One case of a reference file: an expression of R and what its parts are.
public struct ReferenceCase: Sendable, CustomTestStringConvertible {
    public let file: String
    public let id: String
    public let expression: String
    /// How each part is taken from the result.
    public let extractors: [String: String]
    /// What each part is, in R.
    public let results: [(part: String, value: OrderedJSON)]
    /// The message, where R refuses.
    public let error: String?

    public var testDescription: String { "\(file)/\(id)" }

    /// The cases of `reference/<file>.json`; none where the reference material is absent.
    public static func load(_ file: String) -> [ReferenceCase] {
        guard Places.hasReference, let text = try? Places.text(Places.reference(file + ".json")),
            let json = try? OrderedJSON.parse(text)
        else { return [] }
        return (json["cases"]?.array ?? []).map { item in
            ReferenceCase(
                file: file, id: item["id"]?.string ?? "", expression: item["expr"]?.string ?? "",
                extractors: Dictionary(
                    uniqueKeysWithValues: (item["parts"]?.members ?? []).map { ($0.key, $0.value.string ?? "") }),
                results: (item["result"]?.members ?? []).map { ($0.key, $0.value) },
                error: item["error"]?.string)
        }
    }
}

extension OrderedJSON {
    /// All numbers of an R value in R's order: of a matrix row by row, of a data frame column by column (texts left
    /// out).
    public var numbers: [Double] {
        if let number = double { return [number] }
        if case .object(let members) = self {
            if let rows = self["data"] { return rows.numbers }
            return members.filter { $0.key == "_" || !$0.key.hasPrefix("_") || $0.key.hasPrefix("_.") }.flatMap(
                \.value.numbers)
        }
        return array.flatMap(\.numbers)
    }
}
