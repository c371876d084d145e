// Times what is done to a design after its file has been read: what `engine.py` times beside R's survey package.
//
// Usage: engine-time FILE TASK     TASK: design, bootstrap, rake, replicates
// Prints seconds, numbers to compare, and the most memory held at once, in MB.

import Estimation
import FileFormats
import Foundation
import Frame
import Survey

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("usage: engine-time FILE design|bootstrap|rake|replicates")
    exit(2)
}

/// The seconds that `work` takes, and what it gives.
func timed<Value>(_ work: () throws -> Value) rethrows -> (Double, Value) {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = try work()
    return (Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9, value)
}

/// The means of a variable by group, and of all, with their standard errors.
func means(_ design: SurveyDesign, _ frame: DataFrame) -> [Double] {
    let y = [NumericVariable("score", frame["score"]?.doubles ?? [])]
    let exposed = frame["exposed"]?.doubles ?? []
    let all = design.means(of: y, by: GroupIndex(allRows: frame.rowCount))
    let groups = design.means(of: y, by: GroupIndex(codes: exposed.map { Int32($0) }, count: 2))
    return all.values + all.standardErrors + groups.values + groups.standardErrors
}

/// The most memory held at once, in MB.
func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
}

let names: Set<String> = ["stratum", "psu", "weight", "score", "exposed", "sex", "county"]
var frame = try CSVFile(FileBytes.open(arguments[1]), CSVOptions()).read(columns: names).frame
let declaration = DesignDeclaration(weights: "weight", strata: ["stratum"], clusters: ["psu"], nested: true)
let place = { (row: Int, _: String) in SourcePosition(file: arguments[1], line: row + 2) }
let (building, design) = try timed { try SurveyDesign(declaration, in: frame, locate: place) }

var seconds = building
var numbers = [Double(design.stages[0].units.count)]
switch arguments[2] {
case "bootstrap":
    (seconds, numbers) = try timed {
        means(try design.replicated(.bootstrap(.cantyDavison), count: 100, seed: 1), frame)
    }
case "rake":
    let total = design.weights.values.reduce(0, +)
    let margins = [
        PopulationMargin("sex", [("0", 0.52 * total), ("1", 0.48 * total)]),
        PopulationMargin("county", (1...8).map { ("\($0)", total / 8) }),
    ]
    let (time, raked) = try timed { try design.adjusted(by: [.raked(margins)], in: frame) }
    (seconds, numbers) = (time, [raked.weights.values.reduce(0, +)])
case "replicates":
    // Five hundred replicate weights that come with the data, one column each.
    let made = try design.replicated(.bootstrap(.raoWu), count: 500, seed: 1)
    let replicates = (0..<500).map { "r\($0)" }
    for (index, name) in replicates.enumerated() {
        frame.set(Column(name: name, values: .numeric(made.replicateWeights(index))))
    }
    let given = DesignDeclaration(
        weights: "weight", replicates: .init(.variables(replicates, areFactors: false), kind: .bootstrap, degreesOfFreedom: 499))
    let replicated = try SurveyDesign(given, in: frame, locate: place)
    (seconds, numbers) = timed { means(replicated, frame) }
default: break
}
print(seconds, peakMemory(), numbers.map { String($0) }.joined(separator: " "))
