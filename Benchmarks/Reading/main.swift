// Reads a delimited file, a workbook, or a file of Stata, SPSS or SAS, and prints the seconds it took: what `reading.py` and
// `labelled.py` time beside other readers.
//
// Usage: reading-time FILE [COLUMN,COLUMN,…]
//        reading-time --columns-from FILE.sas FILE
//        reading-time --scan FILE     adds up the file's bytes, eight at a time on all cores: what memory gives at most

import FileFormats
import Foundation
import Frame

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: reading-time [--scan] FILE [COLUMN,COLUMN,…]")
    exit(2)
}

/// The seconds that `work` takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

if arguments[1] == "--scan" {
    let data = try Data(contentsOf: URL(fileURLWithPath: arguments[2]), options: .alwaysMapped)
    nonisolated(unsafe) var sums = [UInt64](repeating: 0, count: 64)
    let time = seconds {
        data.withUnsafeBytes { bytes in
            nonisolated(unsafe) let words = bytes.assumingMemoryBound(to: UInt64.self)
            let share = words.count / sums.count
            sums.withUnsafeMutableBufferPointer { sums in
                nonisolated(unsafe) let sums = sums
                DispatchQueue.concurrentPerform(iterations: sums.count) { part in
                    var sum: UInt64 = 0
                    for index in part * share..<(part + 1) * share { sum &+= words[index] }
                    sums[part] = sum
                }
            }
        }
    }
    print("\(time) \(data.count) \(sums.reduce(0, &+) & 1)")
} else {
    let isFixed = arguments[1] == "--columns-from"
    let path = isFixed ? arguments[3] : arguments[1]
    let wanted = arguments.count > 2 && !isFixed ? Set(arguments[2].split(separator: ",").map(String.init)) : nil
    var shape = (rows: 0, columns: 0)
    let time = try seconds {
        let frame: DataFrame
        if ExcelFile.isExcel(path) {
            frame = try ExcelFile(path: path).read(columns: wanted).frame
        } else {
            let bytes = try FileBytes.open(path)
            if let format = ReadStatFormat(bytes) {
                let file = try ReadStatFile(bytes, format, encoding: nil)
                frame = try file.read(columns: wanted ?? Set(file.columnNames))
            } else {
                let program = isFixed ? try ImportProgram(path: arguments[2]) : nil
                frame = try CSVFile(bytes, CSVOptions(), program: program).read(columns: wanted).frame
            }
        }
        shape = (frame.rowCount, frame.columns.count)
    }
    print("\(time) \(shape.rows) \(shape.columns)")
}
