import FileFormats
public import Frame

/// What can be wrong between a file and its codebook. All wording of this target is here, except for issues found while
/// a document is parsed, which stand with the parser that finds them.
public enum SurveyDataError: Error {
    case unknownVariable(name: String, usedBy: Derivation?, known: [String])
    /// Derivations that need each other.
    case circular([String], position: SourcePosition)
    case textAmongNumbers([PlacedViolation])
    /// A derived variable that would hide a column of the file.
    case derivedColumn(Derivation)
    case missingWaveVariable(name: String, known: [String])
    /// A column of numbers taken as categories that has too many to be kept while the file is read in blocks.
    case tooManyLevels(variable: String, limit: Int)
    /// A derived variable whose rows depend on others, in a file that is read in blocks.
    case needsWholeColumns(Derivation)
    /// A file of decoded values with a codebook that would translate the codes of waves again.
    case decodedAlready(path: String)
    /// A file to be written whose extension names no kind of file.
    case unknownFormat(path: String, known: [String])
    /// A codebook to which variables cannot be added as text.
    case cannotExtend(path: String)
    /// A codebook where data are expected.
    case codebookAsData(path: String)
    /// A DDI-Codebook document without variables.
    case noVariables(path: String)
    /// An XML document that is none, by its root element.
    case otherXML(path: String, root: String)
}

/// A violation with the places of its examples.
public struct PlacedViolation: Sendable, Equatable {
    public let violation: Violation
    public let positions: [SourcePosition]
}

extension SurveyDataError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownVariable(let name, let derivation, let known):
            let place = derivation.map { "\($0.position): '\($0.name)' needs '\(name)', but " } ?? ""
            return place + Self.unknown(name, known: known)
        case .circular(let names, let position):
            return "\(position): these derived variables need each other: \(names.joined(separator: " → ")). "
                + "Break the circle."
        case .derivedColumn(let derivation):
            return
                "\(derivation.position): '\(derivation.name)' is a column of the file, so that a derived variable of "
                + "this name would hide it. Give it a name of its own."
        case .textAmongNumbers(let violations):
            return violations.map(\.description).joined(separator: "\n")
        case .unknownFormat(let path, let known):
            return "\(path): the extension says what kind of file is written, and must be one of "
                + known.map { "." + $0 }.joined(separator: ", ") + "."
        case .cannotExtend(let path):
            return
                "\(path): variables cannot be added to this text. Write 'variables:' as a block, one variable below another, "
                + "not within { }."
        case .noVariables(let path):
            return
                "\(path): the document describes no variables (no <var> within <dataDscr>). Ask the archive for the full "
                + "DDI-Codebook, or draft from the data file."
        case .otherXML(let path, let root):
            let kind = root == "DDIInstance" ? "DDI-Lifecycle" : "an XML document with the root <\(root)>"
            return
                "\(path): this is \(kind); DDI-Codebook (root <codeBook>, version 1.2 to 2.5) is read. Export that, or "
                + "draft from the data file."
        case .codebookAsData(let path):
            return
                "\(path): this is a codebook; a data file or the XML of an archive is expected. To complete a codebook, "
                + "name it by --codebook."
        case .decodedAlready(let path):
            return
                "\(path): the codes of waves have been translated in this file already. Leave out the codebook, or use the "
                + "file it was converted from."
        case .missingWaveVariable(let name, let known):
            return "the codebook tells waves apart by '\(name)', but " + Self.unknown(name, known: known)
        case .needsWholeColumns(let derivation):
            return
                "\(derivation.position): '\(derivation.name)' depends on other rows than its own (ranks, groups, waves), so "
                + "that it cannot be computed while the file is read in blocks. Allow more memory (--memory)."
        case .tooManyLevels(let variable, let limit):
            return
                "'\(variable)' is taken as categories but holds more than \(limit) different numbers, too many to tell "
                + "apart while the file is read in blocks. Declare it numeric or as an identifier, or allow more memory "
                + "(--memory)."
        }
    }

    private static func unknown(_ name: String, known: [String]) -> String {
        let hint: String
        if let nearest = nearestName(to: name, among: known) {
            hint = "Did you mean '\(nearest)'?"
        } else {
            let list = known.prefix(15).joined(separator: ", ")
            hint = "The variables are: \(list)\(known.count > 15 ? ", … (\(known.count) in all)" : "")."
        }
        return "no variable is called '\(name)'. \(hint)"
    }
}

extension PlacedViolation: CustomStringConvertible {
    public var description: String {
        let cells = violation.count == 1 ? "1 cell" : "\(violation.count) cells"
        let examples = zip(positions, violation.examples).map { "\($0): '\($1.found)'" }
        let more = violation.count > examples.count ? ", …" : ""
        return
            "variable '\(violation.variable)': \(cells) \(problem) (\(examples.joined(separator: ", "))\(more)). \(remedy)"
    }

    private var hold: String { violation.count == 1 ? "holds" : "hold" }

    private var problem: String {
        switch violation.kind {
        case .undeclaredCode(let declared):
            "\(hold) a code that is not declared; declared are \(declared.prefix(20).joined(separator: ", "))"
        case .outOfRange(let range):
            "\(violation.count == 1 ? "lies" : "lie") outside the declared range \(plainText(range.lowerBound)) to \(plainText(range.upperBound))"
        case .notWhole: "\(hold) a fraction where whole numbers are declared"
        case .notANumber: "\(hold) text where numbers are declared"
        case .notTemporal(let format): "\(hold) nothing written as \(format), or a day or time that does not exist"
        case .unknownWave(let wave): "cannot be read, because '\(wave)' is blank there"
        case .noAnswer(let scale, let range):
            "\(hold) no answer to an item of \(scale), stored as \(plainText(range.lowerBound)) to \(plainText(range.upperBound)) "
                + "by the coding declared"
        }
    }

    private var remedy: String {
        switch violation.kind {
        case .undeclaredCode: "Declare the code under 'values' or 'missing'; until then these cells count as invalid."
        case .outOfRange: "Correct the cells or the range; until then these cells count as invalid."
        case .notWhole: "Correct the cells, or declare the type numeric; until then these cells count as invalid."
        case .notTemporal: "Correct the cells or the format; until then these cells count as invalid."
        case .noAnswer: "Correct 'coding', declare the codes under 'missing', or correct the cells."
        case .unknownWave(let wave): "Fill in '\(wave)'; until then these cells count as invalid."
        case .notANumber: "Correct the cells, or declare the text under 'missing' if it marks missing values."
        }
    }
}

/// What is said of columnar files.
extension SurveyDataError {
    /// The place of a cell in a file that has no lines.
    static func place(in path: String, row: Int, variable: String) -> String {
        "\(path), row \(row + 1), variable '\(variable)'"
    }

    /// That numbers are computed with which the file labels as no answer.
    static func labelledNumbers(_ variable: String, _ codes: [(code: String, label: String, count: Int)]) -> String {
        let list = codes.map { "\($0.code) '\($0.label)' in \($0.count) row\($0.count == 1 ? "" : "s")" }
        let declaration = codes.map { "\($0.code): \(MissingWording.reason(LocalizedText($0.label))?.name ?? "blank")" }
        return
            "\(variable): \(list.joined(separator: ", ")) taken as numbers, though labelled as no answer. If there is none, "
            + "declare it in a codebook (--codebook): \(variable): {missing: {\(declaration.joined(separator: ", "))}}."
    }

    /// That there is no cache.
    static func noCache(of path: String) -> String {
        "\(path) has no cache, \(ColumnCache.path(of: path)), of all its columns read in this way; make one with "
            + "`lbc convert \(path)`."
    }

    /// Why a cache is passed over.
    static func staleCache(of path: String) -> String {
        "\(ColumnCache.path(of: path)) is stale: \(path) has changed; run `lbc convert \(path)` again."
    }

    /// Why a cache cannot be used.
    static func unusableCache(_ error: FileFormatError, of path: String) -> String {
        "\(error) Until then, \(path) itself is read."
    }
}
