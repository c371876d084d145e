import Frame

/// The values of a variable that tells waves apart: whole numbers where all are, else categories in the order declared.
struct WaveValues {
    let waves: [String]

    init(_ waves: [String]) {
        self.waves = waves
    }

    /// A column with the first wave for so many rows, then the second, and so on.
    func column(_ name: String, counts: [Int]) -> Column {
        column(name, places: zip(Int32(0)..., counts).flatMap { repeatElement($0, count: $1) })
    }

    /// A column with the wave at each row's place.
    func column(_ name: String, places: [Int32]) -> Column {
        let numbers = waves.map { codeNumber($0).flatMap { Int32(exactly: $0) } }
        guard numbers.allSatisfy({ $0 != nil }) else {
            return Column(
                name: name, values: .categorical(places, CategoricalLevels(waves.map { CategoricalLevel($0) })))
        }
        let known = numbers.compactMap { $0 }
        if known.allSatisfy({ Int8(exactly: $0) != nil }) {
            let small = known.map { Int8($0) }
            return Column(name: name, values: .integer(IntegerValues(.int8(places.map { small[Int($0)] }))))
        }
        return Column(name: name, values: .integer(IntegerValues(places.map { known[Int($0)] })))
    }
}
