import Frame

extension CombinationReader {
    func append(_ node: ConfigurationNode) -> AppendDeclaration? {
        let mapping = ConfigurationMapping(node, "'append'", known: ["files", "wave", "text"])
        guard let filesNode = mapping.required("files", in: "'append'") else { return nil }
        let wave = mapping["wave"]?.placedText("'wave'")
        var files: [(wave: PlacedText, file: FileDeclaration)] = []
        var waves: [CodeIdentity: String] = [:]
        if filesNode.isMapping {
            for pair in ConfigurationMapping(filesNode, "'files'").pairs {
                guard let file = file(pair.value, "the file of wave \(pair.name)") else { continue }
                if let same = waves[CodeIdentity(pair.name)] {
                    pair.nameNode.report("'\(pair.name)' is the same wave as '\(same)'; keep one.")
                } else {
                    waves[CodeIdentity(pair.name)] = pair.name
                }
                files.append((PlacedText(text: pair.name, position: pair.nameNode.position), file))
            }
            if mapping["wave"] == nil {
                filesNode.report(
                    "the waves have names but no variable: add 'wave: NAME', or give the files as a list if they have such a "
                        + "variable already.")
            }
        } else {
            for item in filesNode.items {
                guard let file = file(item, "a file of 'append'") else { continue }
                files.append((PlacedText(text: "", position: item.position), file))
            }
            if let wave {
                filesNode.log.add(
                    "'\(wave.text)' needs a value for every file: write 'files: {1: FIRST, 2: SECOND}'.",
                    at: wave.position)
            }
        }
        guard !files.isEmpty else {
            filesNode.report("'files' names no file.")
            return nil
        }
        return AppendDeclaration(files: files, wave: wave, texts: mapping["text"]?.placedTexts("'text'") ?? [])
    }

    func join(_ node: ConfigurationNode) -> JoinDeclaration? {
        let known = ["file", "by", "cardinality", "unmatched", "columns", "rename"]
        let mapping = ConfigurationMapping(node, "'join'", known: known)
        let file = mapping.required("file", in: "'join'").flatMap {
            self.file($0, "the file of 'join'", outer: mapping)
        }
        let keys = mapping.required("by", in: "'join'").map(keys) ?? []
        let cardinality = mapping.required("cardinality", in: "'join'").flatMap(cardinality)
        let unmatched = mapping["unmatched"]?.choice(
            "'unmatched'", of: JoinDeclaration.Unmatched.allCases.map(\.rawValue))
        guard let file, !keys.isEmpty, let cardinality else { return nil }
        return JoinDeclaration(
            file: file, keys: keys, cardinality: cardinality,
            unmatched: unmatched.flatMap { .init(rawValue: $0) } ?? .keep)
    }

    private func keys(_ node: ConfigurationNode) -> [(left: PlacedText, right: PlacedText)] {
        if node.isMapping { return pairs(node, "'by'").map { (left: $0.0, right: $0.1) } }
        return node.placedTexts("'by'").map { ($0, $0) }
    }

    private func cardinality(_ node: ConfigurationNode) -> JoinDeclaration.Cardinality? {
        guard let text = node.text("'cardinality'") else { return nil }
        let many = ["m:m", "n:m", "m:n", "n:n", "many:many"]
        if many.contains(text.lowercased()) {
            node.report(
                "'\(text)' would pair every row of a key with every other, which no table of people means. Make the key "
                    + "unique on one side: add a variable to 'by', or combine the file with fewer rows first.")
            return nil
        }
        let spelt = text.lowercased().replacing("n", with: "m")
        return (JoinDeclaration.Cardinality(rawValue: spelt) == nil ? nil : spelt).flatMap { .init(rawValue: $0) }
            ?? node.choice("'cardinality'", of: JoinDeclaration.Cardinality.allCases.map(\.rawValue)).flatMap {
                .init(rawValue: $0)
            }
    }

    func reshape(_ node: ConfigurationNode) -> CombinationStep.Kind? {
        let common = ["to", "id", "wave", "waves", "variables"]
        let target = node.value(under: "to")?.choice("'to'", of: ["wide", "long"])
        let own = target == "wide" ? ["constant"] : target == "long" ? ["empty"] : ["constant", "empty"]
        let mapping = ConfigurationMapping(node, "'reshape'", known: common + own)
        if mapping["to"] == nil { _ = mapping.required("to", in: "'reshape'") }
        let id = mapping.required("id", in: "'reshape'")?.placedTexts("'id'") ?? []
        let wave = mapping.required("wave", in: "'reshape'")?.placedText("'wave'")
        let waves = mapping["waves"]?.placedTexts("'waves'") ?? []
        let variables = mapping.required("variables", in: "'reshape'")
        guard let target, !id.isEmpty, let wave, let variables else { return nil }
        if let twice = repeatedCode(waves) {
            node.log.add("'\(twice.text)' stands twice among the waves; keep one.", at: twice.position)
            return nil
        }
        if target == "wide" {
            return .wide(
                WideDeclaration(
                    id: id, wave: wave, waves: waves, variables: variables.placedTexts("'variables'"),
                    constants: mapping["constant"]?.placedTexts("'constant'") ?? []))
        }
        let empty = mapping["empty"]?.choice("'empty'", of: ["keep", "drop"])
        return long(variables, waves).map { waves, variables in
            .long(LongDeclaration(id: id, wave: wave, waves: waves, variables: variables, dropsEmpty: empty == "drop"))
        }
    }

    private func repeatedCode(_ waves: [PlacedText]) -> PlacedText? {
        var seen: Set<CodeIdentity> = []
        return waves.first { !seen.insert(CodeIdentity($0.text)).inserted }
    }

    /// The waves of a table to be made long, and the columns of every variable in them: a list of one for each wave, or a
    /// mapping of waves to columns.
    private func long(
        _ node: ConfigurationNode, _ declared: [PlacedText]
    ) -> (waves: [PlacedText], variables: [(name: PlacedText, columns: [Int: PlacedText])])? {
        var waves = declared
        var places = Dictionary(
            zip(declared.map { CodeIdentity($0.text) }, 0...), uniquingKeysWith: { first, _ in first })
        var variables: [(name: PlacedText, columns: [Int: PlacedText])] = []
        for pair in ConfigurationMapping(node, "'variables'").pairs {
            let meaning = "the columns of '\(pair.name)'"
            var columns: [Int: PlacedText] = [:]
            if pair.value.isMapping {
                for (wave, column) in pairs(pair.value, meaning) {
                    var place = places[CodeIdentity(wave.text)]
                    if place == nil, declared.isEmpty {
                        waves.append(wave)
                        place = waves.count - 1
                        places[CodeIdentity(wave.text)] = place
                    }
                    guard let place else {
                        node.log.add(
                            "'\(wave.text)' is none of the waves: \(declared.map(\.text).joined(separator: ", ")).",
                            at: wave.position)
                        continue
                    }
                    columns[place] = column
                }
            } else {
                let list = pair.value.placedTexts(meaning)
                if waves.isEmpty {
                    waves = list.indices.map { PlacedText(text: "\($0 + 1)", position: list[$0].position) }
                    for place in waves.indices { places[CodeIdentity(waves[place].text)] = place }
                }
                if list.count != waves.count {
                    pair.value.report(
                        "\(meaning) must be one for each wave (\(waves.map(\.text).joined(separator: ", "))), but are "
                            + "\(list.count). Where a wave has none, write {WAVE: COLUMN, …}.")
                }
                for (place, column) in list.enumerated() { columns[place] = column }
            }
            variables.append((PlacedText(text: pair.name, position: pair.nameNode.position), columns))
        }
        guard !variables.isEmpty else { return nil }
        return (waves, variables)
    }
}
