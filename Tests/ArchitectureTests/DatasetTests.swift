import FileFormats
import Foundation
import TestSupport
import Testing

@Suite("Shipped data")
struct DatasetTests {
    static let folders = ["nhanes-2009-2010", "left-behind-synthetic"]

    @Test(
        "Every data set says where it comes from, under which licence, and how to cite it",
        arguments: DatasetTests.folders)
    func source(_ folder: String) throws {
        let source = try ProjectFiles.text("datasets/\(folder)/SOURCE.md")
        for heading in ["| Origin |", "| Licence |", "| Cite as |", "| File | SHA-256 | Bytes |"] {
            #expect(source.contains(heading), "SOURCE.md of \(folder) has no \(heading)")
        }
        #expect(ProjectFiles.exists("datasets/\(folder)/codebook.yaml"))
    }

    @Test("Every file is, byte for byte, the one its SOURCE.md describes", arguments: DatasetTests.folders)
    func checksums(_ folder: String) throws {
        let rows = try ProjectFiles.lines("datasets/\(folder)/SOURCE.md").map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let listed = rows.filter { $0.count == 3 && $0[1].count == 64 }
        let shipped = ProjectFiles.paths(in: "datasets/\(folder)", extensions: ["csv", "json"])
        #expect(listed.count == shipped.count)
        for row in listed {
            let path = Places.dataset("\(folder)/\(HousePlan.names(in: row[0])[0])")
            #expect(try sha256(ofFile: path) == row[1], "\(path) is not the file described")
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            #expect(size == Int(row[2].replacing(",", with: "")), "\(path)")
        }
    }

    @Test("No data set is shipped that is not described")
    func described() throws {
        let shipped = ProjectFiles.paths(in: "datasets", extensions: ["csv"]).map {
            String($0.split(separator: "/")[1])
        }
        #expect(Set(shipped) == Set(Self.folders))
    }

    @Test("Synthetic data say so in their name and their SOURCE.md")
    func synthetic() throws {
        let source = try ProjectFiles.text("datasets/left-behind-synthetic/SOURCE.md")
        #expect(source.lowercased().contains("synthetic"))
        #expect(source.lowercased().contains("no real"))
    }
}
