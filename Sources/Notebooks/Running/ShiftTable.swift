import Reporting
import Results
import Survey

/// Shifted distributions as a table.
struct ShiftTable {
    private let family: ShiftFamily
    private let words: ScaleWords
    private let names: (String, String)

    init(_ family: ShiftFamily, words: ScaleWords, names: (String, String)) {
        self.family = family
        self.words = words
        self.names = names
    }

    func table(showsAll: Bool) -> Table {
        let shifted = family.members.filter(\.isShifted)
        let shown = showsAll ? family.members : shifted
        let kinds = TestKind.allCases.filter { kind in shown.contains { $0.shift.test.kind == kind } }
        let threshold = DistributionShift.smallestDistance
        return Table(
            id: "shifts", title: words.pick("Shifted distributions", "分布的变化"), stub: words.pick("Variable", "变量"),
            columns: [
                .init(words.pick("Compared", "比较"), isText: true), .init(words.pick("First", "前者")),
                .init(words.pick("Second", "后者")), .init(words.pick("Test", "检验")), .init("p"),
                .init(words.pick("Difference", "差异"), isText: true),
            ],
            rows: shown.map(row),
            notes: [
                words.pick(
                    "First: \(names.0). Second: \(names.1).", "前者：\(names.0)；后者：\(names.1)。"),
                words.pick(
                    "\(shifted.count) of \(family.members.count) comparisons shifted: p < 0.05 after Holm's adjustment over all of "
                        + "them, and V, D or the standardized mean difference at least \(threshold).",
                    "\(family.members.count) 项比较中有 \(shifted.count) 项变化：经 Holm 法校正后 p < 0.05，且 V、D 或标准化均数差不小于 \(threshold)。"
                ),
                words.pick(
                    "Unweighted, every row taken as drawn by itself: a look at the files, not at populations.",
                    "未加权，每行视为独立抽取：只看文件，不推断总体。"),
            ] + kinds.map(Phrasebook(words.language).sentence))
    }

    private func row(_ member: ShiftFamily.Member) -> Table.Row {
        let shift = member.shift
        let what =
            member.isOfMissing
            ? words.pick("missing", "缺失")
            : shift.category.map { words.pick("share of '\($0)'", "“\($0)”的比例") } ?? words.pick("mean", "均数")
        let scale = shift.summaries.map(abs).max() ?? 1
        let cells: [Cell] = shift.summaries.map { value in
            shift.category == nil ? .number(value, scale: scale / 10) : .share(value)
        }
        return Table.Row(
            member.variable,
            cells: [
                .text(what), cells[0], cells[1],
                .test(
                    shift.test.kind, statistic: shift.test.statistic, numeratorDF: shift.test.numeratorDF,
                    denominatorDF: shift.test.denominatorDF),
                .p(member.p), .phrase(difference(shift)),
            ])
    }

    private func difference(_ shift: DistributionShift) -> String {
        let style = HouseStyle.standard
        guard shift.test.kind == .kolmogorovSmirnov else { return "V = \(style.text(shift.distance, decimals: 2))" }
        let distance = "D = \(style.text(shift.distance, decimals: 2))"
        return shift.standardizedMeanDifference.map { "\(distance), SMD = \(style.text($0, decimals: 2))" } ?? distance
    }
}
