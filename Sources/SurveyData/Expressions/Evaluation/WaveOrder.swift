import Frame

/// The order of waves: by number or date, by level, or by text.
struct WaveOrder {
    /// The place of the row's wave among those that occur; −1 where it is missing.
    let places: [Int32]
    let count: Int
    let reasons: [UInt8]

    init(_ call: FunctionCall, _ node: ExpressionNode) throws(ConfigurationIssue) {
        let value = try call.evaluator.evaluate(node)
        let groups = try call.groups(of: node)
        var order = Array(0..<groups.count)
        switch value.values {
        case .numbers(let numbers):
            var wave = [Double](repeating: .nan, count: groups.count)
            for row in numbers.indices where groups.codes[row] >= 0 { wave[Int(groups.codes[row])] = numbers[row] }
            order.sort { wave[$0] < wave[$1] }
        case .texts(_, let texts):
            order.sort { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        default: break
        }
        // Levels that no row has are no waves.
        var occurs = [Bool](repeating: false, count: groups.count)
        for code in groups.codes where code >= 0 { occurs[Int(code)] = true }
        var place = [Int32](repeating: -1, count: groups.count)
        var count = 0
        for group in order where occurs[group] {
            place[group] = Int32(count)
            count += 1
        }
        places = groups.codes.map { $0 < 0 ? -1 : place[Int($0)] }
        self.count = count
        reasons = groups.reasons
    }
}
