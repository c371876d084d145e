import Results

extension Phrasebook {
    /// The heading of a count of persons in a wave.
    func attrition(_ count: AttritionCount) -> String {
        switch count {
        case .interviewed: pick("Interviewed", "调查人数")
        case .retained: pick("Of the first wave, n (%)", "首期对象，例数（%）")
        case .everyWave: pick("In every wave so far, n (%)", "历期均在，例数（%）")
        case .lost: pick("Lost since the wave before, n (%)", "较上期失访，例数（%）")
        case .returned: pick("Returned", "重新加入")
        case .new: pick("New", "新增")
        }
    }

    /// Whom the counts of a panel's waves are of.
    func attrition(_ facts: Note.AttritionFacts, _ style: HouseStyle) -> String {
        var sentences = [
            pick(
                "Unweighted counts of persons. Lost: of those interviewed in the wave before. Returned: interviewed earlier, but "
                    + "not in the wave before.", "未加权人数。失访：上期调查对象中本期未调查者；重新加入：更早曾调查而上期未调查者。")
        ]
        if let population = facts.population {
            sentences.append(
                pick(
                    "Population: persons for whom \(population) holds at their first interview "
                        + "(\(respondents(facts.persons, style)); \(style.text(facts.outside)) others).",
                    "总体：首次调查时满足 \(population) 者（\(style.text(facts.persons)) 人；其余 \(style.text(facts.outside)) 人）。"))
        } else if facts.outside > 0 {
            sentences.append(
                pick(
                    "\(respondents(facts.outside, style)) of weight zero at their first interview left out.",
                    "首次调查时权重为零的 \(style.text(facts.outside)) 人予以排除。"))
        }
        if facts.rowsWithoutKey > 0 {
            let rows = facts.rowsWithoutKey
            sentences.append(
                pick(
                    "\(style.text(rows)) row\(rows == 1 ? "" : "s") without person or wave left out.",
                    "缺少个人编号或期次的 \(style.text(rows)) 行未计入。"))
        }
        return sentences.joined(separator: pick(" ", ""))
    }

    /// Which wave a table of characteristics describes.
    func baseline(wave: String, last: String) -> String {
        pick(
            "Persons and values of the first wave (\(wave)), whose rows make the design; lost: no row in the last (\(last)).",
            "对象与取值均为首期（\(wave)），抽样设计亦按首期；失访：末期（\(last)）无记录。")
    }
}
