// Times writing and the cache, for `writing.py`: prints seconds, and what was handled.
//
// Usage: writing-time FILE OUT           reads a delimited file; the seconds that writing it again takes
//        writing-time --load FILE.lbc    reads a columnar file
//        writing-time --copy BYTES       copies as many bytes to fresh memory, on all cores

import FileFormats
import Foundation
import Frame

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    print("usage: writing-time FILE OUT, --load FILE.lbc or --copy BYTES")
    exit(2)
}

/// The seconds that `work` takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

switch arguments[1] {
case "--load":
    var frame = DataFrame(rowCount: 0)
    let time = try seconds { frame = try ColumnarFile(path: arguments[2]).read().frame }
    print("\(time) \(frame.rowCount) \(frame.columns.count)")
case "--copy":
    let count = Int(arguments[2]) ?? 0
    nonisolated(unsafe) let source = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
    for place in stride(from: 0, to: count, by: 4_096) { source[place] = 1 }
    nonisolated(unsafe) let target = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
    let piece = 1 << 20
    let time = seconds {
        DispatchQueue.concurrentPerform(iterations: (count + piece - 1) / piece) { number in
            let range = number * piece..<min(count, (number + 1) * piece)
            UnsafeMutableRawBufferPointer(rebasing: target[range]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: source[range]))
        }
    }
    print("\(time) \(count) \(target[count / 2])")
default:
    let frame = try CSVFile(path: arguments[1]).read().frame
    let descriptor = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let time = try seconds {
        try CSVWriter().write(frame, to: descriptor, path: arguments[2])
        close(descriptor)
    }
    print("\(time) \(frame.rowCount) \(frame.columns.count)")
}
