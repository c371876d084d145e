import Results

extension Arrangement {
    /// The steps of a combination in rows, and what became of the rows of the data.
    func combination(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let columns = Self.combinationColumns.filter { column in
            result.labels.variables.contains { index.count(.n, variable: $0.name, level: column.count.rawValue) != nil }
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Steps of the combination", "合并步骤"),
            stub: phrasebook.step,
            columns: columns.map { column in
                .init(
                    phrasebook.pick(column.english, column.chinese),
                    spanner: column.spanner.map { phrasebook.pick($0.english, $0.chinese) })
            },
            rows: result.labels.variables.map { step in
                .init(
                    step.label,
                    cells: columns.map { column in
                        index.count(.n, variable: step.name, level: column.count.rawValue).map { .count($0) } ?? .empty
                    })
            }, notes: notes(result))
    }

    private typealias Wording = (english: String, chinese: String)

    private static let combinationColumns:
        [(count: CombinationCount, english: String, chinese: String, spanner: Wording?)] = [
            (.rowsBefore, "Rows before", "原有行数", nil), (.fileRows, "Rows of file", "文件行数", nil),
            (.matched, "Matched", "匹配", nil), (.unmatched, "rows", "原有行", ("Unmatched", "未匹配")),
            (.fileUnmatched, "file", "文件行", ("Unmatched", "未匹配")),
            (.repeatedKeys, "rows", "原有行", ("Keys of several", "重复键")),
            (.fileRepeatedKeys, "file", "文件行", ("Keys of several", "重复键")), (.leftOut, "Left out", "剔除", nil),
            (.rows, "Rows", "行数", nil), (.columns, "Columns", "列数", nil),
        ]
}
