import Foundation
import Frame
import TestSupport
import Testing

@testable import FileFormats

/// The program that the National Health Interview Survey ships, and its data: there as CSV, here written at the places that the
/// program gives.
@Suite(
    "The NHIS sample child file of 2015, by its SAS program", .enabled(if: Places.hasReference, "\(Places.noReference)")
)
struct NHISTests {
    private static let folder = "nhis_sample_child/"

    private func program() throws -> ImportProgram {
        try ImportProgram(path: Places.data(Self.folder + "SAMCHILD_2015.sas"))
    }

    @Test("All positions and labels are read")
    func labels() throws {
        let program = try program()
        #expect(
            program.layout?.fields.count == 155 && program.layout?.lineLength == 215 && program.layout?.isPadded == true
        )
        #expect(program.layout?.fields.count(where: \.isText) == 4)
        #expect(program.metadata.count == 155 && program.metadata.allSatisfy { $0.label != nil })
        let caregiver = program.metadata.first { $0.name == "CSRELTVP" }
        #expect(caregiver?.valueLabels.prefix(2).map(\.value) == [.number(1), .number(2)])
        #expect(caregiver?.valueLabels.contains { $0.label == LocalizedText("9 Don't know") } == true)
        #expect(program.notices.isEmpty)
    }

    @Test("Every cell at its position is the cell of the CSV file")
    func cells() throws {
        let layout = try #require(try program().layout)
        let text = try #require(try FileBytes.open(Places.data(Self.folder + "samchild_2015.csv.gz")).text)
        let lines = text.split(separator: "\n", maxSplits: 1501).prefix(1501).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != "\r" } }
        }
        let places = Dictionary(uniqueKeysWithValues: zip(lines[0], 0...))
        var written: [UInt8] = []
        for cells in lines.dropFirst() {
            var line = [UInt8](repeating: UInt8(ascii: " "), count: 215)
            for field in layout.fields {
                let cell = cells[try #require(places[field.name])]
                let digits = field.decimals == 0 || cell.isEmpty ? cell : Self.withoutPoint(cell, field.decimals)
                let start = field.isText ? field.bytes.lowerBound : field.bytes.upperBound - digits.utf8.count
                line.replaceSubrange(start..<start + digits.utf8.count, with: digits.utf8)
            }
            written += line + [UInt8(ascii: "\n")]
        }
        let frame = try CSVFile(FileBytes(path: "samchild.dat", bytes: written), CSVOptions(layout: layout)).read()
            .frame
        #expect(frame.rowCount == 1500)
        for (field, column) in zip(layout.fields, frame.columns) {
            let place = try #require(places[field.name])
            let expected = lines.dropFirst().map { $0[place] }
            if let texts = column.texts {
                #expect(texts == expected.map { $0.isEmpty ? nil : $0 }, "\(field.name)")
            } else {
                let found = try #require(column.doubles)
                #expect(
                    expected.enumerated().allSatisfy { row, cell in
                        Double(cell).map { $0 == found[row] } ?? (column.missing[row] != nil)
                    }, "\(field.name)")
            }
        }
    }

    /// `1521.9` with one decimal is 15219.
    private static func withoutPoint(_ cell: String, _ decimals: Int) -> String {
        let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return parts[0] + fraction + String(repeating: "0", count: decimals - fraction.count)
    }
}
