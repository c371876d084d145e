public import Frame
import SurveyData

/// A variable's name and where it was written, so that a mistake can be pointed at.
public struct PlacedName: Sendable, Equatable {
    public let name: String
    public let position: SourcePosition

    public init(_ name: String, at position: SourcePosition) {
        self.name = name
        self.position = position
    }
}

extension ConfigurationNode {
    /// The variable names of a list, or of a single value.
    func placedNames(_ meaning: String) -> [PlacedName] {
        items.flatMap { item in
            item.variableNames(meaning).map { PlacedName($0, at: item.position) }
        }
    }

    func placedName(_ meaning: String) -> PlacedName? {
        text(meaning).map { PlacedName($0, at: position) }
    }
}
