/// The numbers of a fixture's `expected.json`, by name.
public struct FixtureNumbers: Sendable {
    private let values: [String: [Double]]
    private let name: String

    /// Reads `Tests/Fixtures/<name>/expected.json`.
    public init(_ name: String) throws {
        self.name = name
        let json = try OrderedJSON.parse(Places.text(Places.fixture("\(name)/expected.json")))
        values = Dictionary(uniqueKeysWithValues: json.members.map { ($0.key, $0.value.numbers) })
    }

    public subscript(key: String) -> [Double] {
        guard let numbers = values[key] else { preconditionFailure("fixture \(name) has no '\(key)'") }
        return numbers
    }
}

/// What differs between numbers and those of a reference; empty when they agree.
public func disagreements(_ numbers: [Double], _ expected: [Double], relative: Double) -> [String] {
    guard numbers.count == expected.count else { return ["\(numbers.count) numbers, expected \(expected.count)"] }
    let scale = expected.filter(\.isFinite).map(abs).max() ?? 0
    return numbers.indices.compactMap { index in
        isClose(numbers[index], expected[index], relative: relative, absolute: 1e-13 * scale)
            ? nil : "[\(index)] \(numbers[index]), expected \(expected[index])"
    }
}
