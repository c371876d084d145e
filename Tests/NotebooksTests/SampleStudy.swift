import Foundation
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

/// A small study in a folder of its own: a data file, a codebook, and notebooks made from parts.
final class SampleStudy {
    let folder: TemporaryFolder

    static let frontMatter = """
        title: Pupils
        data: data.csv
        codebook: codebook.yaml
        seed: 7
        design: {weights: w, strata: s, clusters: p, nested: true}
        """

    static let codebook = """
        title: {en: Sample pupils, zh: 学生样本}
        missing: {-9: blank}
        variables:
          g:
            label: {en: Group, zh: 组}
            values: {1: {name: here, label: {en: At home, zh: 在家}}, 2: {name: away, label: {en: Away, zh: 外出}}}
          age: {label: {en: Age, zh: 年龄}, type: numeric, unit: {en: years, zh: 岁}}
          y:
            label: {en: Sad, zh: 难过}
            values: {0: {name: 'no', label: {en: 'No', zh: 否}}, 1: {name: 'yes', label: {en: 'Yes', zh: 是}}}
          kids: {label: {en: Siblings, zh: 兄弟姐妹}, type: integer}
        """

    init(codebook: String = SampleStudy.codebook, seed: Int = 1) throws {
        folder = try TemporaryFolder()
        _ = try folder.write(codebook, to: "codebook.yaml")
        _ = try folder.write(Self.csv(seed: seed), to: "data.csv")
    }

    /// Sixty pupils of two strata with three clusters each; every tenth age is missing.
    static func csv(seed: Int = 1, rows order: [Int]? = nil) -> String {
        var state = UInt64(seed)
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let lines = (0..<60).map { row in
            let group = draw(2) + 1
            let age = row % 10 == 3 ? "-9" : "\(10 + draw(6)).5"
            return
                "\(row / 30 + 1),\(row / 10 + 1),\(1 + draw(4)),\(group),\(age),\(draw(group == 2 ? 2 : 3) == 0 ? 1 : 0),"
                + "\(draw(4))"
        }
        return "s,p,w,g,age,y,kids\n" + (order ?? Array(lines.indices)).map { lines[$0] + "\n" }.joined()
    }

    /// Writes a notebook of a front matter and a body, and gives its path.
    func write(_ body: String, frontMatter: String = SampleStudy.frontMatter) throws -> String {
        try folder.write("---\n\(frontMatter)\n---\n\(body)", to: "study.md")
    }

    func notebook(_ body: String, frontMatter: String = SampleStudy.frontMatter) throws -> Notebook {
        try Notebook(path: try write(body, frontMatter: frontMatter))
    }

    func run(_ body: String, frontMatter: String = SampleStudy.frontMatter) throws -> (Notebook, StudyRun) {
        let notebook = try notebook(body, frontMatter: frontMatter)
        return (notebook, try StudyRun(try StudyPlan(notebook)))
    }

    /// The files of a report, by name.
    func report(_ body: String, frontMatter: String = SampleStudy.frontMatter) throws -> [String: String] {
        let (notebook, run) = try run(body, frontMatter: frontMatter)
        return Dictionary(uniqueKeysWithValues: try run.files(of: notebook).map { ($0.path, $0.text) })
    }

    /// What is said of a notebook that cannot be read or planned; the folder's own path is left out.
    func message(_ body: String, frontMatter: String = SampleStudy.frontMatter) throws -> [String] {
        do {
            _ = try StudyPlan(try notebook(body, frontMatter: frontMatter))
            Issue.record("nothing was wrong")
            return []
        } catch {
            return "\(error)".replacing(folder.path + "/", with: "").split(separator: "\n").map(String.init)
        }
    }
}
