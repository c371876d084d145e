import FileFormats
import Frame

extension Codebook {
    /// This codebook, completed where it is silent by what the data file says of its variables.
    ///
    /// - Parameter path: of the data file.
    func completed(by metadata: [VariableMetadata], of path: String) -> Codebook {
        guard !metadata.isEmpty else { return self }
        var variables = variables
        let places = Dictionary(zip(variables.map(\.name), 0...), uniquingKeysWith: { first, _ in first })
        for variable in metadata {
            let brought = VariableDeclaration(variable, reservedCodes: missingCodes, path: path)
            if let place = places[variable.name] {
                variables[place] = variables[place].completed(by: brought)
            } else {
                variables.append(brought)
            }
        }
        return Codebook(
            title: title, source: source, file: file, isSynthetic: isSynthetic, missingCodes: missingCodes,
            waveVariable: waveVariable, key: key, variables: variables, waveRecodes: waveRecodes, scales: scales,
            exposures: exposures, exposureRoles: exposureRoles, derivations: derivations)
    }
}

extension Codebook {
    /// This codebook without its recodes of waves.
    var withoutRecodes: Codebook {
        Codebook(
            title: title, source: source, file: file, isSynthetic: isSynthetic, missingCodes: missingCodes,
            waveVariable: nil, key: key, variables: variables, waveRecodes: [], scales: scales, exposures: exposures,
            exposureRoles: exposureRoles, derivations: derivations)
    }
}

extension VariableDeclaration {
    /// What a data file says of a variable.
    ///
    /// - Parameters:
    ///   - reservedCodes: codes that a codebook reserves in all variables.
    ///   - path: of the data file.
    init(_ metadata: VariableMetadata, reservedCodes: [MissingCode], path: String) {
        let labelled = metadata.valueLabels.withoutCodes.filter { !metadata.isMissing($0.value) }
        let levels = CategoricalLevels(
            valueLabels: labelled.filter { label in !reservedCodes.contains { $0.covers(label.value.code) } })
        var missing = metadata.missingCodes
        // A code reserved in all variables is so in this one, too.
        if !missing.isEmpty {
            missing += reservedCodes.filter { reserved in !missing.contains { $0.covers(reserved.code) } }
        }
        self.init(
            name: metadata.name, label: metadata.label, kind: nil, unit: metadata.unit, levels: nil,
            openLevels: levels.isEmpty ? nil : levels, range: nil, missingCodes: missing.isEmpty ? nil : missing,
            format: nil, reference: nil, isUnique: false, position: SourcePosition(whole: path))
    }

    /// This declaration, completed where it is silent.
    fileprivate func completed(by other: VariableDeclaration) -> VariableDeclaration {
        let missing = missingCodes ?? other.missingCodes
        // What is declared to stand for no value is no level.
        let open =
            kind == nil || kind == .categorical
            ? other.openLevels.map { levels in
                CategoricalLevels(levels.filter { level in !(missing ?? []).contains { $0.covers(level.code) } })
            } : nil
        return VariableDeclaration(
            name: name, label: label ?? other.label, kind: kind, unit: unit ?? other.unit,
            levels: levels, openLevels: open, range: range,
            missingCodes: missing, format: format, reference: reference, isUnique: isUnique,
            position: position)
    }
}

extension VariableMetadata {
    /// Values that stand for none, each with the reason that its label gives; those without a label are blank.
    var missingCodes: [MissingCode] {
        let labelled = valueLabels.filter { isMissing($0.value) }.map {
            MissingCode(code: $0.value.code, reason: MissingWording.reason($0.label) ?? .blank)
        }
        let rest = missing.filter { values in !labelled.contains { $0.code == values.code } }
        // The codes of their own come before the ranges they lie in.
        return labelled + rest.map { MissingCode(code: $0.code, reason: .blank) }
    }
}

extension CategoricalLevels {
    /// Levels called by their labels; by label and code where several have the same.
    init(valueLabels labels: [ValueLabel]) {
        let valueLabels = labels.withoutCodes
        var counts: [String: Int] = [:]
        for label in valueLabels { counts[label.label.allTexts[0], default: 0] += 1 }
        self.init(
            valueLabels.map { label in
                let text = label.label.allTexts[0]
                let code = label.value.code
                guard !text.isEmpty else { return CategoricalLevel(code) }
                return CategoricalLevel(
                    name: counts[text] == 1 ? text : "\(text) (\(code))", code: code, label: label.label)
            })
    }
}
