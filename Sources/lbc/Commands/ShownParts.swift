import ArgumentParser
import Reporting

/// Reads the value of `--show`.
enum ShownParts {
    static func parts(_ text: String?) throws -> [Arrangement.Part] {
        let known = Arrangement.Part.allCases.map(\.rawValue)
        return try text.names.map { name in
            guard let part = Arrangement.Part(rawValue: name) else {
                throw ValidationError("--show has '\(name)', but knows \(known.joined(separator: ", ")).")
            }
            return part
        }
    }
}
