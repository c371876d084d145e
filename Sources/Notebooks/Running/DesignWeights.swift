public import Frame
import Survey
public import SurveyData

/// The weights of a design after its adjustments, and those of its replicates, as columns to be written beside the data.
public struct DesignWeights {
    /// The weight, then the replicates in order.
    public let columns: [Column]
    /// The flags with which an analysis takes the written weights.
    public let declaration: String
    /// What is to be said of how the data were read.
    public let notices: [String]

    /// - Parameters:
    ///   - study: with the design.
    ///   - name: of the weight; replicates are numbered after it.
    /// - Throws: what is wrong with the study, its data or its design.
    public init(_ study: Study, named name: String, progress: (String) -> Void) throws {
        let plan = try StudyPlan(study, steps: DesignStep.steps(of: study))
        let context = try StudyContext(plan, reading: .whole, progress: progress)
        let design = context.rows.design
        var columns = [Self.column(name, design.weights.values)]
        var flags = "--weights \(name)"
        if case .replicated(let replication) = design.method {
            let digits = String(replication.count).count
            let numbers = (1...replication.count).map { number -> String in
                String(repeating: "0", count: digits - String(number).count) + String(number)
            }
            for (place, number) in numbers.enumerated() {
                columns.append(Self.column("\(name)_\(number)", design.replicateWeights(place)))
            }
            let isEven = Set(replication.scales).count == 1
            let scale = replication.scale * (isEven ? replication.scales[0] : 1)
            let scales =
                isEven ? "" : ", scales: [\(replication.scales.map { plainText($0) }.joined(separator: ", "))]"
            let centre = replication.isCentredAtEstimate ? "" : ", centre: replicates"
            flags +=
                " --replicates '{weights: \(name)_\(numbers[0])...\(name)_\(numbers[numbers.count - 1]), kind: other, "
                + "scale: \(plainText(scale))\(scales)\(centre), df: \(plainText(replication.degreesOfFreedom))}'"
        } else {
            flags += Self.units(study.design)
        }
        self.columns = columns
        declaration = flags
        notices = context.reading.facts.notices
    }

    /// The flags of strata and units; frames and cycles are strata.
    private static func units(_ declared: DesignDeclaration) -> String {
        var flags = ""
        let strata = declared.stratumVariables
        if !strata.isEmpty { flags += " --strata \(strata.joined(separator: ","))" }
        if !declared.clusters.isEmpty { flags += " --clusters \(declared.clusters.joined(separator: ","))" }
        if !declared.populationSizes.isEmpty { flags += " --fpc \(declared.populationSizes.joined(separator: ","))" }
        if declared.nested || strata.count > declared.strata.count { flags += " --nested" }
        if declared.singlePSU != .refuse { flags += " --single-psu \(declared.singlePSU.rawValue)" }
        var rest: [String] = []
        if !declared.collapsed.isEmpty { rest.append("--collapse") }
        if declared.unequalProbabilities != nil { rest.append("--unequal") }
        if declared.secondPhase != nil { rest.append("no second phase: its weights are the product of both phases") }
        return flags + (rest.isEmpty ? "" : " (as here: \(rest.joined(separator: ", ")))")
    }

    private static func column(_ name: String, _ values: [Double]) -> Column {
        Column(name: name, values: .numeric(values))
    }

    /// The data with the weights beside them.
    ///
    /// - Throws: ``StudyError/columnExists(name:path:)`` when the data have a column of that name.
    public func beside(_ data: ConvertedData, path: String) throws -> ConvertedData {
        for column in columns where data.frame[column.name] != nil {
            throw StudyError.columnExists(name: column.name, path: path)
        }
        return data.taking((0..<Int32(data.frame.rowCount)).map { $0 }, adding: columns)
    }
}
