import Frame
import Reporting
import SurveyData

/// How the description of a scale puts its facts.
struct ScaleWords {
    let language: Phrasebook.Language

    func pick(_ english: String, _ chinese: String) -> String { language == .en ? english : chinese }

    func text(_ text: LocalizedText) -> String { text.text(in: language.rawValue) }

    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    func range(_ range: ClosedRange<Double>) -> String {
        range.lowerBound == range.upperBound
            ? plainText(range.lowerBound) : "\(plainText(range.lowerBound))–\(plainText(range.upperBound))"
    }

    /// Numbers with runs of them shortened: 1–15, 20.
    func numbers(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { run in
            run.count > 2 ? "\(run.lowerBound)–\(run.upperBound)" : run.map(String.init).joined(separator: ", ")
        }.joined(separator: ", ")
    }

    func content(_ part: ScalePart, of scale: ScaleDefinition) -> String {
        if case .sum(let names) = part.content { return names.joined(separator: " + ") }
        return numbers(scale.items(of: part))
    }

    func missing(_ part: ScalePart) -> String {
        guard case .items(let items) = part.content else { return pick("all parts", "各部分均有") }
        guard part.minimumAnswered < items.count else { return pick("all", "全部") }
        let rounded = part.roundsHalfUp ? pick(", rounded half up", "，四舍五入") : ""
        return pick("\(part.minimumAnswered), then person mean\(rounded)", "\(part.minimumAnswered)，缺答取个人均值\(rounded)")
    }

    func bands(_ bands: [CutoffSet.Band]) -> String {
        bands.map { "\($0.name) \(range($0.range))" }.joined(separator: ", ")
    }
}
