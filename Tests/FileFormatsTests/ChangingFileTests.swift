import Foundation
import Frame
import TestSupport
import Testing

@testable import FileFormats

@Suite("A file that changes while it is read")
struct ChangingFileTests {
    static let rows = String(repeating: "1,2.5,abc\n", count: 40_000)

    @Test("Cut short, grown or written over after it was opened: refused, not read in part")
    func changed() throws {
        let folder = try TemporaryFolder()
        let changes: [(FileHandle) throws -> Void] = [
            { try $0.truncate(atOffset: 20_000) }, { try $0.truncate(atOffset: 0) },
            {
                try $0.seekToEnd()
                try $0.write(contentsOf: Data("9,9,z\n".utf8))
            },
            {
                try $0.seek(toOffset: 5_000)
                try $0.write(contentsOf: Data("\"".utf8))
            },
        ]
        for change in changes {
            let path = try folder.write("a,b,c\n" + Self.rows, to: "growing.csv")
            let file = try CSVFile(path: path)
            let handle = try #require(FileHandle(forUpdatingAtPath: path))
            try change(handle)
            try handle.close()
            #expect(throws: FileFormatError.changed(path: path)) { try file.read() }
            #expect(throws: FileFormatError.changed(path: path)) { try file.blocks(bytesPerBlock: 1) }
        }
    }

    @Test("A block read after the change is refused, too")
    func blocks() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a,b,c\n" + Self.rows, to: "growing.csv")
        let blocks = try CSVFile(path: path).blocks(bytesPerBlock: 1)
        #expect(try blocks.frame(ofBlock: 0).rowCount > 0)
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.truncate(atOffset: 100)
        try handle.close()
        #expect(throws: FileFormatError.changed(path: path)) { try blocks.frame(ofBlock: 0) }
    }
}
