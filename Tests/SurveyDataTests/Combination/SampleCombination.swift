import Frame
import TestSupport
import Testing

@testable import SurveyData

/// Files in a folder of their own, and combinations of them.
final class SampleCombination {
    let folder: TemporaryFolder

    static let wave1 = """
        pid,hhid,sex,cesd,region
        1,10,1,5,甘肃
        2,10,2,7,甘肃
        3,11,1,9,贵州
        4,12,2,,贵州
        5,,1,3,四川
        """

    static let wave2 = """
        pid,hhid,sex,cesd,height
        6,13,2,2,141.5
        1,10,1,6,120.5
        3,11,1,8,130
        4,12,2,4,
        """

    static let household = """
        hh,income,region
        14,4000,D
        13,3000,C
        11,2000,B
        10,1000,A
        """

    init(_ files: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        let shipped = ["wave1.csv": Self.wave1, "wave2.csv": Self.wave2, "household.csv": Self.household]
        for (name, text) in shipped.merging(files, uniquingKeysWith: { $1 }) { _ = try folder.write(text, to: name) }
    }

    static let panel = "- append: {files: {1: wave1.csv, 2: wave2.csv}, wave: wave}"

    /// The path of a combination with steps.
    func path(_ steps: String, _ name: String = "plan.yaml") throws -> String {
        try folder.write("combine:\n" + steps.split(separator: "\n").map { "  \($0)\n" }.joined(), to: name)
    }

    func source(_ steps: String) throws -> CombinedSource {
        try CombinedSource(path: try path(steps), notation: FileNotation())
    }

    /// All columns of a combination.
    func rows(_ steps: String) throws -> CombinedRows {
        let source = try source(steps)
        return try source.rows(Set(source.columnNames))
    }

    /// The cells as text, a line a row.
    func cells(_ steps: String) throws -> [String] { Self.cells(try rows(steps).frame) }

    static func cells(_ frame: DataFrame) -> [String] {
        [frame.names.joined(separator: ",")]
            + (0..<frame.rowCount).map { row in
                frame.columns.map { column in
                    column.missing[row].map { $0 == .notAsked ? "~" : "" } ?? KeyColumn.text(column, row: row)
                }.joined(separator: ",")
            }
    }

    /// What is said of a combination that does not work; the folder's own path is left out.
    func message(_ steps: String) -> String {
        do {
            _ = try rows(steps)
            Issue.record("nothing was wrong")
            return ""
        } catch {
            return plain("\(error)")
        }
    }

    func plain(_ text: String) -> String { text.replacing(folder.path + "/", with: "") }
}
