/// The sheets of a workbook, by its main part.
final class WorkbookPart: XMLHandler {
    /// A sheet as the workbook lists it.
    struct Sheet: Sendable, Equatable {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false

    func start(_ element: XMLElement) {
        switch element.name {
        case "workbookPr": countsFrom1904 = ["1", "true", "on"].contains(element["date1904"])
        case "sheet":
            guard let name = element["name"], let relation = element["r:id"] ?? element["relationships:id"] else {
                return
            }
            sheets.append(
                Sheet(name: name, relation: relation, isHidden: element["state"].map { $0 != "visible" } ?? false))
        default: break
        }
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which parts a part refers to.
final class RelationsPart: XMLHandler {
    /// A reference.
    struct Relation: Sendable, Equatable {
        /// The last word of its type: `worksheet`, `styles`, `sharedStrings`, `officeDocument`.
        let type: String
        /// The part's name within the archive.
        let target: String
    }

    private(set) var relations: [String: Relation] = [:]
    /// The folder that targets are relative to, with a slash at its end.
    private let folder: String

    /// - Parameter folder: of the part that refers.
    init(folder: String) {
        self.folder = folder
    }

    func start(_ element: XMLElement) {
        guard element.name == "Relationship", let id = element["Id"], let type = element["Type"],
            let target = element["Target"], element["TargetMode"] != "External"
        else { return }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        relations[id] = Relation(
            type: type.split(separator: "/").last.map(String.init) ?? type, target: Self.normal(path))
    }

    /// The path without `.` and `..`.
    private static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What the formats of cells show: dates or anything else.
final class StylesPart: XMLHandler {
    /// By the number that cells bear.
    private(set) var styles: [ExcelDates.Style] = []
    private var written: [Int: ExcelDates.Style] = [:]
    private var isInCells = false

    func start(_ element: XMLElement) {
        switch element.name {
        case "numFmt":
            guard let number = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] else {
                return
            }
            written[number] = ExcelDates.Style(format: code)
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let number = element["numFmtId"].flatMap { Int($0) } ?? 0
            styles.append(written[number] ?? ExcelDates.Style(builtIn: number))
        default: break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isInCells = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
