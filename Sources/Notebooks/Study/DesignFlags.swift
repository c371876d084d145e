import Frame
import Survey
import SurveyData

/// The parts of a design that flags write as a notebook does: `--replicates "{weights: W1...W80, kind: fay, fay: 0.5}"`.
public struct DesignFlags: Sendable {
    public var collapse: String?
    public var replicates: String?
    public var unequal: String?
    public var secondPhase: String?
    public var dualFrame: String?
    /// One adjustment each.
    public var adjust: [String] = []
    public var singlePSUInDomains: Bool?

    public init() {}

    /// Whether any is given.
    public var isEmpty: Bool {
        [collapse, replicates, unequal, secondPhase, dualFrame].allSatisfy { $0 == nil } && adjust.isEmpty
            && singlePSUInDomains == nil
    }

    /// Replaces what a study's design says.
    ///
    /// - Throws: what is wrong with a flag's value.
    func apply(to study: inout Study) throws {
        for (key, text) in [
            ("collapse", collapse), ("replicates", replicates), ("unequal", unequal), ("secondPhase", secondPhase),
            ("dualFrame", dualFrame),
        ] {
            guard let text else { continue }
            let reader = try read("\(key): \(text)", flag: Self.flag(key), seed: study.seed)
            switch key {
            case "collapse": study.design.collapsed = reader.declaration.collapsed
            case "replicates": study.design.replicates = reader.declaration.replicates
            case "unequal":
                study.design.unequalProbabilities = reader.declaration.unequalProbabilities
                study.jointProbabilitiesPath = reader.jointPath
            case "secondPhase": study.design.secondPhase = reader.declaration.secondPhase
            default: study.design.dualFrame = reader.declaration.dualFrame
            }
            study.designPlaces.merge(reader.places) { _, new in new }
        }
        if !adjust.isEmpty {
            let reader = try read(
                "adjust:\n" + adjust.map { "  - \($0)\n" }.joined(), flag: "--adjust", seed: study.seed)
            study.design.adjustments = reader.declaration.adjustments
            study.designPlaces.merge(reader.places) { _, new in new }
        }
        if let singlePSUInDomains { study.design.singlePSUInDomains = singlePSUInDomains }
    }

    private func read(_ yaml: String, flag: String, seed: UInt64) throws -> DesignReader {
        let log = IssueLog()
        let node = try ConfigurationNode(yaml: yaml, file: flag, log: log)
        let reader = DesignReader(node, folder: "", seed: seed)
        try log.throwIfAny()
        return reader
    }

    private static func flag(_ key: String) -> String {
        switch key {
        case "secondPhase": "--second-phase"
        case "dualFrame": "--dual-frame"
        default: "--\(key)"
        }
    }
}
