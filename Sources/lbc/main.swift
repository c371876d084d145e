import FileFormats
import Frame

let clock = ContinuousClock()
let start = clock.now
let file = try CSVFile(path: CommandLine.arguments[1])
let wanted =
    CommandLine.arguments.count > 2 ? Set(CommandLine.arguments[2].split(separator: ",").map(String.init)) : nil
let table = try file.read(columns: wanted)
print(clock.now - start)
for c in table.frame.columns { print(c.name, c.typeName, c.missing.count, table.evidence[c.name]!) }
