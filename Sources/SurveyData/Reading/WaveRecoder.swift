import Frame

/// Translates the codes of one variable in the waves that wrote them differently, before they are decoded.
struct WaveRecoder {
    let recodes: [WaveRecode]
    /// The wave of every row, as the file writes it.
    let waves: CategoryCodes

    /// The column with standard codes in every wave.
    func recode(_ column: Column) -> Column {
        let applicable = recodes.filter { $0.variable == column.name }
        guard !applicable.isEmpty else { return column }
        let found = column.categories
        var codes = found.codes
        var texts = found.levels.map(\.code)
        for recode in applicable {
            guard let wave = waves.levels.firstIndex(where: { ColumnDecoder.isSameCode($0.code, recode.wave) }) else {
                continue
            }
            let translation = found.levels.map { level -> Int32 in
                let new = recode.codes.first { ColumnDecoder.isSameCode($0.from, level.code) }?.to ?? level.code
                if let known = texts.firstIndex(where: { ColumnDecoder.isSameCode($0, new) }) { return Int32(known) }
                texts.append(new)
                return Int32(texts.count - 1)
            }
            for row in codes.indices where codes[row] >= 0 && waves.codes[row] == Int32(wave) {
                codes[row] = translation[Int(found.codes[row])]
            }
        }
        return Column(name: column.name, values: .text(codes, texts), missing: column.missing)
    }
}
