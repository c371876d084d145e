import FileFormats
import Frame

/// Gathers a study from the elements of a DDI-Codebook document as they pass by.
final class DDIHandler: XMLHandler {
    private(set) var study = DDIStudy()
    /// The elements within which the reader stands, with the language of each.
    private var open: [(name: String, language: String)] = []
    private var variable: DDIStudy.Variable?
    private var category: DDIStudy.Category?
    /// The text of the element that begins at this depth.
    private var captured: (depth: Int, bytes: [UInt8])?

    private static let captures: Set<String> = ["labl", "catValu", "titl", "parTitl", "IDNo", "AuthEnty", "producer"]

    func start(_ element: XMLElement) {
        let language = element["xml:lang"] ?? element["xml-lang"] ?? element["lang"]
        open.append((element.name, language.map(Self.primary) ?? open.last?.language ?? ""))
        switch element.name {
        case "var": begin(element)
        case "catgry" where variable != nil:
            category = DDIStudy.Category()
            category?.isMissing = ["Y", "y", "true"].contains(element["missing"] ?? "")
        case "varFormat":
            variable?.formatType = element["type"]
            variable?.formatName = element["formatname"]
            variable?.formatCategory = element["category"]
        case "item": addItem(element)
        case "range": addRange(element)
        default: break
        }
        if captured == nil, Self.captures.contains(element.name) { captured = (open.count, []) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        captured?.bytes += bytes
    }

    func end(_ name: String) {
        if let captured, captured.depth == open.count {
            self.captured = nil
            take(Self.collapsed(String(decoding: captured.bytes, as: UTF8.self)), of: name)
        }
        if name == "catgry", let category {
            variable?.categories.append(category)
            self.category = nil
        }
        if name == "var", let variable {
            study.variables.append(variable)
            self.variable = nil
        }
        open.removeLast()
    }

    private func begin(_ element: XMLElement) {
        guard isWithin("dataDscr") else { return }
        let name = element["name"] ?? element["ID"] ?? ""
        var variable = DDIStudy.Variable(name: name, position: element.position)
        variable.interval = element["intrvl"]
        variable.nature = element["nature"]
        variable.decimals = element["dcml"].flatMap { Int($0) }
        variable.isWeight = element["wgt"] == "wgt"
        self.variable = variable
    }

    private func isWithin(_ name: String) -> Bool { open.dropLast().contains { $0.name == name } }

    /// The element around the one that ends.
    private var parent: String { open.count > 1 ? open[open.count - 2].name : "" }

    private func take(_ text: String, of name: String) {
        guard !text.isEmpty, let language = open.last?.language else { return }
        switch (name, parent) {
        case ("labl", "var"):
            if let labels = variable?.labels { variable?.labels = Self.adding(text, language, to: labels) }
        case ("labl", "catgry"):
            if let labels = category?.labels { category?.labels = Self.adding(text, language, to: labels) }
        case ("catValu", "catgry"): category?.value = text
        case ("titl", "titlStmt") where isOfStudy, ("parTitl", "titlStmt") where isOfStudy:
            study.titles = Self.adding(text, language, to: study.titles)
        case ("IDNo", "titlStmt") where isOfStudy: study.identifier = study.identifier ?? text
        case ("AuthEnty", "rspStmt") where isOfStudy, ("producer", "prodStmt") where isOfStudy:
            if !study.authors.contains(text) { study.authors.append(text) }
        default: break
        }
    }

    /// Whether the citation is that of the study, not of the document or of other material.
    private var isOfStudy: Bool {
        let names = open.map(\.name)
        return names.count >= 4 && names[1] == "stdyDscr" && names[2] == "citation" && names.count == 5
    }

    /// The first text in a language counts.
    private static func adding(
        _ text: String, _ language: String, to texts: [DDIStudy.Translation]
    ) -> [DDIStudy.Translation] {
        texts.contains { $0.language == language } ? texts : texts + [(language, text)]
    }

    private func addItem(_ element: XMLElement) {
        guard variable != nil, parent == "invalrng", let value = element["VALUE"]?.trimmingSpaces, !value.isEmpty else {
            return
        }
        if let number = codeNumber(value) {
            variable?.invalid.append(.numbers(number...number))
        } else {
            variable?.invalid.append(.text(value))
        }
    }

    private func addRange(_ element: XMLElement) {
        guard variable != nil, parent == "invalrng" || parent == "valrng" else { return }
        let ends = ["min", "max"].map { element[$0]?.trimmingSpaces }
        let numbers = ends.map { $0.flatMap(codeNumber) }
        let isWritten = zip(ends, numbers).allSatisfy { $0 == nil || $1 != nil } && ends.contains { $0 != nil }
        let excludes = element["minExclusive"] != nil || element["maxExclusive"] != nil
        let low = numbers[0] ?? -.infinity
        let high = numbers[1] ?? .infinity
        guard isWritten, !excludes, low <= high else {
            let attributes = ["min", "minExclusive", "max", "maxExclusive"].compactMap { name in
                element[name].map { "\(name) \($0)" }
            }
            variable?.remarks.append(
                "the archive's \(parent == "valrng" ? "valid" : "invalid") range is not taken: \(attributes.joined(separator: ", "))"
            )
            return
        }
        if parent == "valrng" {
            variable?.valid.append(low...high)
        } else {
            variable?.invalid.append(.numbers(low...high))
        }
    }

    /// `zh` of `zh-CN`.
    private static func primary(_ language: String) -> String {
        String(language.prefix { $0 != "-" && $0 != "_" }).lowercased().trimmingSpaces
    }

    /// A text in one line, as it was meant before it was laid out.
    private static func collapsed(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
