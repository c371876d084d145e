import Frame
import Yams

/// A mapping whose keys are known: reading it reports every key that is not, with the nearest that is.
public struct ConfigurationMapping {
    public let node: ConfigurationNode
    private let entries: [(key: String, keyNode: ConfigurationNode, value: ConfigurationNode)]
    /// Where each key first stands among the entries.
    private let places: [String: Int]

    /// Reads a mapping with the keys `known`.
    ///
    /// - Parameters:
    ///   - node: the node; anything but a mapping is reported and reads as empty.
    ///   - meaning: what the mapping is, for messages ("'design'", "variable 'age'").
    ///   - known: the keys that may occur.
    public init(_ node: ConfigurationNode, _ meaning: String, known: [String]) {
        self.init(node, meaning)
        for entry in entries where !known.contains(entry.key) {
            let hint =
                nearestName(to: entry.key, among: known).map { "Did you mean '\($0)'?" }
                ?? "Known keys: \(known.joined(separator: ", "))."
            entry.keyNode.report("unknown key '\(entry.key)' in \(meaning). \(hint)")
        }
    }

    /// Reads a mapping whose keys are names of the user's own.
    public init(_ node: ConfigurationNode, _ meaning: String) {
        self.node = node
        var entries: [(String, ConfigurationNode, ConfigurationNode)] = []
        var places: [String: Int] = [:]
        if let mapping = node.node.mapping {
            for (key, value) in mapping {
                let keyNode = node.child(key)
                guard let name = keyNode.text("a key in \(meaning)") else { continue }
                if places[name] == nil {
                    places[name] = entries.count
                } else {
                    keyNode.report("the key '\(name)' stands twice in \(meaning); keep one.")
                }
                entries.append((name, keyNode, node.child(value)))
            }
        } else {
            node.report("\(meaning) must be a mapping of 'key: value' pairs.")
        }
        self.entries = entries
        self.places = places
    }

    /// The value under `key`.
    public subscript(key: String) -> ConfigurationNode? {
        places[key].map { entries[$0].value }
    }

    /// The value under `key`; its absence is reported.
    public func required(_ key: String, in meaning: String) -> ConfigurationNode? {
        if let value = self[key] { return value }
        node.report("\(meaning) needs the key '\(key)'.")
        return nil
    }

    /// Names and values in the order written.
    public var pairs: [(name: String, nameNode: ConfigurationNode, value: ConfigurationNode)] {
        entries.map { ($0.key, $0.keyNode, $0.value) }
    }
}
