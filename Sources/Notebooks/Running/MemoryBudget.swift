import Glibc
import Survey
import SurveyData

/// How much memory the variables of a study may take. It decides whether they are held whole or gone through block by
/// block, and never what is computed.
public struct MemoryBudget: Sendable, Equatable {
    public let bytes: Int

    public init(bytes: Int) {
        self.bytes = bytes
    }

    /// A budget as a user writes it: `512MB`, `2GB`, `800MiB`, `1.5 GB`, or plain bytes.
    ///
    /// - Returns: `nil` when it is none, or is not positive.
    public init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).filter { $0 != " " }.lowercased()
        guard let number = Double(digits), let factor = Self.units[unit] else { return nil }
        let bytes = number * factor
        guard bytes >= 1, bytes < 9e18 else { return nil }
        self.init(bytes: Int(bytes))
    }

    private static let units: [String: Double] = [
        "": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12, "tb": 1e12,
        "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
    ]

    /// Three fifths of the machine's memory: the rest is for the system, and for what an estimate forgets.
    public static var ofMachine: MemoryBudget {
        MemoryBudget(bytes: sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) / 5 * 3)
    }

    /// How the rows of a study are to be gone through.
    ///
    /// - Throws: ``StudyError`` where the variables exceed the budget but something in the study needs them whole.
    func reading(of plan: StudyPlan) throws -> RowReading {
        let needed = try plan.file.estimatedBytes(plan.variableNames)
        guard needed > bytes else { return .whole }
        for step in plan.steps {
            guard let need = step.memoryNeed else { continue }
            throw StudyError.needsMemory(analysis: step.identity.id, need, bytes: needed, allowed: bytes)
        }
        if let population = plan.study.population, !population.isRowWise {
            throw StudyError.needsMemory(
                analysis: "population", .wholeColumns(population.source), bytes: needed, allowed: bytes)
        }
        if let derivation = try plan.file.firstOfWholeColumns(plan.variableNames) {
            throw StudyError.needsMemory(
                analysis: "derive", .wholeColumns(derivation.name), bytes: needed, allowed: bytes)
        }
        if let part = plan.study.design.needOfAllRows {
            throw StudyError.needsMemory(analysis: "design", .designPart(part), bytes: needed, allowed: bytes)
        }
        guard !plan.study.design.clusters.isEmpty else {
            throw StudyError.needsMemory(analysis: "design", .rowsAsUnits, bytes: needed, allowed: bytes)
        }
        return .blocks(bytes: blockBytes)
    }

    /// The columns of a block: several blocks are in memory at a time, and what is made of one takes several times its
    /// columns.
    private var blockBytes: Int { max(64 << 10, min(64 << 20, bytes / 16)) }
}

/// What cannot be done while rows pass by in blocks.
public enum MemoryNeed: Sendable, Equatable {
    /// Medians and quartiles of variables, and comparisons by ranks.
    case medians([String])
    /// Standard errors for few sampling units.
    case biasReducedErrors
    /// A description of the file.
    case description
    /// A design in which each row is a sampling unit of its own.
    case rowsAsUnits
    /// A part of the design, by its key.
    case designPart(String)
    /// A population or a derived variable whose rows depend on others.
    case wholeColumns(String)
    /// Persons who are followed from wave to wave.
    case panel
    /// Groups compared, by ranks and effect sizes among others.
    case comparison
    /// A description of the design, with its weights.
    case design
}

extension DesignDeclaration {
    /// The key of a part that works on all rows at once.
    fileprivate var needOfAllRows: String? {
        if replicates != nil { return "replicates" }
        if !adjustments.isEmpty { return "adjust" }
        if secondPhase != nil { return "secondPhase" }
        if dualFrame != nil { return "dualFrame" }
        return unequalProbabilities == nil ? nil : "unequal"
    }
}
