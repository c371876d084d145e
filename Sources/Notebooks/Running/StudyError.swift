public import Frame

/// Why a study cannot be run. All wording of this target is here, except for issues found while a notebook is read.
public enum StudyError: Error {
    case noData(path: String?)
    case notNumeric(variable: String, analysis: String, evidence: (position: SourcePosition, text: String)?)
    case tooManyLevels(variable: String, count: Int?, evidence: (position: SourcePosition, text: String)?)
    case emptyPopulation(condition: String, undecided: Int)
    case noCommittedResults(path: String)
    case noWaves
    case sameWaveName(String)
    /// A panel of one wave.
    case oneWave(variable: String, analysis: String)
    /// Persons with several rows in one wave.
    case personTwice(analysis: String, wave: String, rows: Int, places: [[SourcePosition]])
    /// A column of a file of joint probabilities is not numeric.
    case jointNotNumeric(path: String, column: String)
    /// A file to be written has a column of that name already.
    case columnExists(name: String, path: String)
    /// The variables of a study exceed the memory allowed, but something in it needs all rows at once.
    case needsMemory(analysis: String, MemoryNeed, bytes: Int, allowed: Int)
}

extension StudyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noData(let path):
            return
                "\(path ?? "the study") names no data. Add 'data: FILE.csv' to the front matter, or give --data FILE."
        case .notNumeric(let variable, let analysis, let evidence):
            let found = evidence.map { " (\($0.position) holds '\($0.text)')" } ?? ""
            return
                "\(analysis): '\(variable)' is not a number\(found). Treat it as categories (a categorical row of a table, a "
                + "proportion of an estimate), or declare it numeric in the codebook."
        case .tooManyLevels(let variable, let count, let evidence):
            let found = evidence.map { " (\($0.position) holds '\($0.text)' among numbers)" } ?? ""
            let many = count.map { "\($0) different values" } ?? "very many different values"
            return
                "'\(variable)' holds \(many)\(found): too many for categories. Declare it numeric in the codebook, group "
                + "its values, or leave it out."
        case .emptyPopulation(let condition, let undecided):
            let rest = undecided > 0 ? " (\(undecided) could not be placed because of missing values)" : ""
            return
                "no respondent is in the population '\(condition)'\(rest). Check the condition and the missing codes."
        case .noCommittedResults(let path):
            return "\(path): no committed results to compare with. Make them with --update."
        case .noWaves:
            return "give at least one data file, a wave each."
        case .sameWaveName(let name):
            return "two data files are called '\(name)'; rename one, since each wave gets a folder of its name."
        case .oneWave(let variable, let analysis):
            return
                "\(analysis): '\(variable)' holds fewer than two waves. Give data of several: lbc combine --help tells how to "
                + "append them."
        case .personTwice(let analysis, let wave, let rows, let places):
            let list = places.map { $0.map(\.description).joined(separator: " and ") }.joined(separator: "; ")
            return
                "\(analysis): \(rows) row\(rows == 1 ? "" : "s") of a person who has one in the same '\(wave)' already: \(list)"
                + "\(rows > places.count ? "; …" : ""). Remove what is there twice, or name all variables that tell persons apart "
                + "(person: [school, pupil])."
        case .jointNotNumeric(let path, let column):
            return
                "\(path): the column '\(column)' has something that is no number, but every cell is a joint probability."
        case .columnExists(let name, let path):
            return
                "\(path) has a column '\(name)' already. Give the weights another name (--name), or leave the column out "
                + "(--columns)."
        case .needsMemory(let analysis, let need, let bytes, let allowed):
            return
                "\(analysis): \(Self.reason(need)) all rows in memory. The variables of this study take about "
                + "\(Self.size(bytes)), but \(Self.size(allowed)) are allowed. Allow more "
                + "(--memory \(Self.size(bytes).filter { $0 != " " })), or \(Self.wayOut(need))."
        }
    }

    private static func reason(_ need: MemoryNeed) -> String {
        switch need {
        case .medians(let names):
            "\(names.count == 1 ? "the median" : "medians") of \(names.map { "'\($0)'" }.joined(separator: ", ")) "
                + (names.count == 1 ? "needs" : "need")
        case .biasReducedErrors: "standard errors for few sampling units (bellMcCaffrey) need"
        case .description: "a description needs"
        case .rowsAsUnits: "without clusters each row is a sampling unit of its own, which needs"
        case .designPart(let part): "'\(part)' of the design needs"
        case .wholeColumns(let name): "'\(name)' depends on other rows than its own (ranks, groups, waves), which needs"
        case .panel: "following persons from wave to wave needs"
        case .comparison: "a comparison of groups needs"
        case .design: "a description of the design needs"
        }
    }

    private static func wayOut(_ need: MemoryNeed) -> String {
        switch need {
        case .medians(let names): names.count == 1 ? "leave the median out" : "leave the medians out"
        case .biasReducedErrors: "take those of the design (standardErrors: design)"
        case .description: "leave the description out"
        case .rowsAsUnits: "name the sampling units (clusters)"
        case .designPart, .wholeColumns: "leave it out"
        case .panel: "leave the attrition out"
        case .comparison: "leave the comparison out"
        case .design: "leave the description of the design out"
        }
    }

    /// Whole megabytes, rounded up; of little, kilobytes.
    private static func size(_ bytes: Int) -> String {
        bytes < 10_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 999_999) / 1_000_000) MB"
    }
}
