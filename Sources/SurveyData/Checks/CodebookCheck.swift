import FileFormats
public import Frame

/// A data file held against its codebook.
public struct CodebookCheck: Sendable {
    public let rowCount: Int
    /// In the order of the codebook's variables, then of the file's columns.
    public let findings: [CodebookFinding]
    /// What is to be said of how the file was read.
    public let notices: [String]

    /// Whether the file keeps to the codebook.
    public var isKept: Bool { !findings.contains(where: \.isViolation) }

    /// - Parameters:
    ///   - codebook: as it is written; what the file says of itself does not complete it.
    ///   - file: the data, opened with the codebook.
    ///   - limit: how many places of a finding are kept.
    /// - Throws: `FileFormatError`, ``SurveyDataError`` or ``ConfigurationIssue``.
    public init(_ codebook: Codebook, _ opened: SurveyFile, limit: Int) throws {
        let columns = opened.source.columnNames
        // A file without waves is told so among the rest, rather than instead of it.
        let lacksWave = codebook.waveVariable.map { !columns.contains($0) } ?? false
        let file =
            lacksWave ? try SurveyFile(source: opened.source, codebook: codebook.withoutRecodes) : opened
        let declared = codebook.variables.map(\.name)
        let derived = file.computableNames.filter { !columns.contains($0) }
        let present = Set(columns)
        let wave = codebook.waveVariable.map { present.contains($0) ? [$0] : [] } ?? []
        let table = try file.load(Set(declared.filter(present.contains) + derived + wave), exampleLimit: limit)
        let places = PlaceFinder(table)
        rowCount = table.frame.rowCount
        notices = table.notices

        // 1. What cells hold.
        var byVariable: [String: [CodebookFinding]] = [:]
        for violation in table.violations {
            byVariable[violation.variable, default: []].append(
                CodebookFinding(
                    variable: violation.variable, kind: .cells(violation.kind), count: violation.count,
                    places: violation.examples.map { places.place($0.row, violation.variable, $0.found) }))
        }
        // 2. Declarations that the file has no column for, or that it labels otherwise.
        let labels = Dictionary(file.source.metadata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let open = columns.filter { codebook.variable($0) == nil }
        let absent = declared.filter { !present.contains($0) }
        // Every name is compared with every other: where a file is not the codebook's at all, that helps nobody.
        let offered = open.count * absent.count <= Self.mostComparisons ? open : []
        for variable in codebook.variables {
            if !present.contains(variable.name) {
                byVariable[variable.name, default: []].append(
                    CodebookFinding(
                        variable: variable.name, kind: .absent(nearest: nearestName(to: variable.name, among: offered)),
                        count: 0, places: []))
            }
            byVariable[variable.name, default: []] += Self.otherLabels(variable, labels[variable.name])
            if variable.isUnique {
                byVariable[variable.name, default: []] += KeyCheck([variable.name], table.frame, limit).findings(places)
            }
        }
        let key = codebook.key.count == 1 && codebook.variable(codebook.key[0])?.isUnique == true ? [] : codebook.key
        let ofKey = KeyCheck(key, table.frame, limit).findings(places)
        // 3. Columns that are not declared, and waves that do not occur.
        let waves = lacksWave ? [codebook.waveVariable].compactMap { $0 }.filter { !declared.contains($0) } : []
        let absentWave = waves.map { name in
            CodebookFinding(
                variable: name, kind: .absent(nearest: nearestName(to: name, among: offered)), count: 0, places: [])
        }
        let undeclared = open.map { name in
            CodebookFinding(
                variable: name,
                kind: .undeclared(nearest: offered.isEmpty ? nil : nearestName(to: name, among: absent)),
                count: 0, places: [])
        }
        findings =
            declared.flatMap { byVariable[$0] ?? [] } + absentWave + ofKey + derived.flatMap { byVariable[$0] ?? [] }
            + undeclared + Self.unusedRecodes(codebook, table.frame)
    }

    private static let mostComparisons = 100_000

    private static func otherLabels(
        _ variable: VariableDeclaration, _ metadata: VariableMetadata?
    ) -> [CodebookFinding] {
        guard let metadata, let levels = variable.levels else { return [] }
        let labels = metadata.valueLabels.withoutCodes
        return levels.compactMap { level in
            guard let label = labels.first(where: { isSameCode($0.value.code, level.code) })?.label
            else { return nil }
            let known = Set(([level.name] + level.label.allTexts).map(plainWords))
            guard !label.allTexts.contains(where: { known.contains(plainWords($0)) }) else { return nil }
            return CodebookFinding(
                variable: variable.name,
                kind: .otherLabel(code: level.code, declared: level.label.allTexts[0], found: label.allTexts[0]),
                count: 0, places: [])
        }
    }

    /// Of one finding for each wave that does not occur, by the first variable that it recodes.
    private static func unusedRecodes(_ codebook: Codebook, _ frame: DataFrame) -> [CodebookFinding] {
        guard let wave = codebook.waveVariable, let column = frame[wave] else { return [] }
        let categories = column.categories
        let used = Set(categories.codes.filter { $0 >= 0 })
        let waves = used.map { categories.levels[Int($0)] }
        var seen: Set<String> = []
        return codebook.waveRecodes.compactMap { recode in
            guard !waves.contains(where: { isSameCode($0.code, recode.wave) || $0.name == recode.wave }),
                seen.insert(recode.wave).inserted
            else { return nil }
            return CodebookFinding(variable: wave, kind: .unusedRecode(wave: recode.wave), count: 0, places: [])
        }
    }
}

/// A label without what does not change its meaning: case, and spaces at its ends.
func plainWords(_ text: String) -> String { text.lowercased().split { $0.isWhitespace }.joined(separator: " ") }

/// Finds places of cells, with everything at hand that it needs.
struct PlaceFinder {
    private let locator: any CellLocator

    init(_ table: SurveyTable) {
        locator = table.facts.locator.opened()
    }

    func place(_ row: Int, _ variable: String, _ found: String) -> CodebookFinding.Place {
        CodebookFinding.Place(position: locator.position(row: row, column: variable), row: row + 1, found: found)
    }
}
