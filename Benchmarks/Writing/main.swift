// Reads a delimited file, writes it again and prints the seconds that writing took: what `writing.py` times beside other
// writers.
//
// Usage: writing-time FILE OUT

import FileFormats
import Foundation
import Frame

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    print("usage: writing-time FILE OUT")
    exit(2)
}
let table = try CSVFile(path: arguments[1]).read()
let start = DispatchTime.now().uptimeNanoseconds
let descriptor = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
try CSVWriter().write(table.frame, to: descriptor, path: arguments[2])
close(descriptor)
let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
print("\(seconds) \(table.frame.rowCount) \(table.frame.columns.count)")
