/// A file of NIST's Statistical Reference Datasets (StRD).
public struct NISTFile: Sendable {
    /// Lines of the data section, cut into numbers.
    public let rows: [[Double]]
    /// Certified estimates of parameters with their standard deviations, in order.
    public let parameters: [(estimate: Double, standardDeviation: Double)]
    private let lines: [String]

    /// Reads `data/nist_strd/mathnet/<name>.dat` of the reference material.
    public init(_ name: String) throws {
        let text = try Places.text(Places.data("nist_strd/mathnet/\(name).dat"))
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        // The last line that begins with "Data:" heads the numbers.
        let start = (lines.lastIndex { $0.hasPrefix("Data:") } ?? 0) + 1
        rows = lines[start...].map { line in line.split(separator: " ").compactMap { Double($0) } }.filter {
            !$0.isEmpty
        }
        parameters = lines.compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3, words[0].first == "B", Int(words[0].dropFirst()) != nil,
                let estimate = Double(words[1]), let deviation = Double(words[2])
            else { return nil }
            return (estimate, deviation)
        }
    }

    /// The certified number on the line that holds `label`.
    public func certified(_ label: String) -> Double? {
        lines.first { $0.contains(label) }?.split(separator: " ").last.flatMap { Double($0) }
    }
}
