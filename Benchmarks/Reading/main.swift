// Reads a delimited file and prints the seconds it took: what `reading.py` times beside other readers.
//
// Usage: reading-time FILE [COLUMN,COLUMN,…]

import FileFormats
import Foundation
import Frame

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: reading-time FILE [COLUMN,COLUMN,…]")
    exit(2)
}
let wanted = arguments.count > 2 ? Set(arguments[2].split(separator: ",").map(String.init)) : nil
let start = DispatchTime.now().uptimeNanoseconds
let table = try CSVFile(path: arguments[1]).read(columns: wanted)
let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
print("\(seconds) \(table.frame.rowCount) \(table.frame.columns.count)")
