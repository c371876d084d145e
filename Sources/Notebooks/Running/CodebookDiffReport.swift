import Frame
public import Reporting
import Results
public import SurveyData

/// What is different between two codebooks or two waves of data, as a document.
public struct CodebookDiffReport {
    public let document: Document
    /// What to declare in a codebook where labels moved to other codes: a lead and a block of YAML.
    public let recode: (lead: String, yaml: String)?
    /// What is to be said of how the files were read.
    public let notices: [String]

    /// - Parameters:
    ///   - showsAll: whether all distributions that were compared are shown, not only those that shifted.
    ///   - language: of the document.
    public init(_ a: CodebookSide, _ b: CodebookSide, showsAll: Bool = false, language: String = "en") {
        let language = Phrasebook.Language(rawValue: language) ?? .en
        let words = ScaleWords(language: language)
        notices = a.notices + b.notices
        let diff = CodebookDiff(a, b)
        let shifts = ShiftFamily(diff.common, a, b)
        var blocks: [Document.Block] = [.table(Self.changes(diff, a, b, words))]
        if a.frame != nil, b.frame != nil {
            blocks.append(.table(ShiftTable(shifts, words: words, names: (a.path, b.path)).table(showsAll: showsAll)))
        }
        recode = Self.recode(diff, b, words)
        if let recode { blocks.append(.prose("\(recode.lead)\n\n```yaml\n\(recode.yaml)```")) }
        let isSynthetic = a.codebook.isSynthetic || b.codebook.isSynthetic
        document = Document(
            title: nil, language: language, warnings: isSynthetic ? [Phrasebook(language).syntheticWarning] : [],
            blocks: blocks, statistics: Self.statistics(diff) + shifts.statistics)
    }

    private static func changes(
        _ diff: CodebookDiff, _ a: CodebookSide, _ b: CodebookSide, _ words: ScaleWords
    ) -> Table {
        let count = diff.changes.count
        return Table(
            id: "changes", title: words.pick("From \(a.path) to \(b.path)", "从 \(a.path) 到 \(b.path)"),
            stub: words.pick("Variable", "变量"), columns: [.init(words.pick("Change", "变化"), isText: true)],
            rows: diff.changes.map { Table.Row($0.variable, cells: [.text($0.words(in: words.language.rawValue))]) },
            notes: [
                words.pick(
                    "\(diff.common.count) variables in both; \(count) change\(count == 1 ? "" : "s").",
                    "两者共有 \(diff.common.count) 个变量；\(count) 处变化。")
            ])
    }

    private static func recode(_ diff: CodebookDiff, _ b: CodebookSide, _ words: ScaleWords) -> (String, String)? {
        guard !diff.recodes.isEmpty else { return nil }
        let yaml = RecodeSuggestion.yaml(diff.recodes, wave: b.wave)
        let lead = words.pick(
            "The labels of these variables moved to other codes. If the first is the standard, declare in the codebook:",
            "下列变量的标签换了编码。若以前者为准，可在编码本中声明：")
        return (lead, yaml)
    }

    /// How many changes of each kind a variable has.
    private static func statistics(_ diff: CodebookDiff) -> [Statistic] {
        var statistics: [Statistic] = []
        for change in diff.changes {
            let isSame = { (statistic: Statistic) in
                statistic.variable == change.variable && statistic.level == change.kindName
            }
            if let last = statistics.last, isSame(last) {
                statistics[statistics.count - 1].value += 1
            } else {
                statistics.append(
                    Statistic(analysis: "diff", variable: change.variable, level: change.kindName, name: .n, value: 1))
            }
        }
        return statistics
    }
}
