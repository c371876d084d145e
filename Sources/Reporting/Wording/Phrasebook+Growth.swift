import Results

extension Phrasebook {
    /// How children were compared with WHO's growth standards.
    func growth(_ facts: GrowthFacts) -> String {
        var sentences = [reference(facts.indicator)]
        if facts.isClassified { sentences += classes(facts.indicator) }
        let low = "−" + NumberText.shortest(-facts.plausible.lowerBound)
        let high = NumberText.shortest(facts.plausible.upperBound)
        sentences.append(
            facts.keepsImplausible
                ? pick(
                    "Implausible z-scores (below \(low) or above \(high)) are kept.",
                    "未剔除异常 Z 评分（低于 \(low) 或高于 \(high)）。")
                : pick(
                    "Implausible z-scores (below \(low) or above \(high)) count as missing.",
                    "异常 Z 评分（低于 \(low) 或高于 \(high)）按缺失处理。"))
        if facts.assumesPosition {
            sentences.append(
                pick(
                    "Children are taken to have been measured lying below 731 days of age and standing from then on.",
                    "假定 731 天以下儿童卧位、其余立位测量。"))
        }
        if facts.ageInYears {
            sentences.append(
                pick(
                    "CAUTION: ages are in years. If they are completed years, children are compared with younger ones, and "
                        + "z-scores of height and weight are too high.",
                    "注意：年龄以岁计；若为周岁，儿童是与更小者比较，身高、体重的 Z 评分偏高。"))
        }
        return sentences.joined(separator: pick(" ", ""))
    }

    private func reference(_ indicator: String) -> String {
        let name = indicatorName(indicator)
        switch indicator {
        case "weightForHeight", "headCircumferenceForAge", "armCircumferenceForAge":
            return pick(
                "\(name) by the WHO Child Growth Standards (2006; to 60 completed months).",
                "\(name)：WHO 儿童生长标准（2006，至满 60 月龄）。")
        case "weightForAge":
            return pick(
                "\(name) by the WHO Child Growth Standards (2006) to 60 completed months and the WHO Reference 2007 from 61 "
                    + "months to 10 years.", "\(name)：满 60 月龄及以下用 WHO 儿童生长标准（2006），61 月龄至 10 岁用 WHO 2007 参考值。")
        default:
            return pick(
                "\(name) by the WHO Child Growth Standards (2006) to 60 completed months and the WHO Reference 2007 from 61 "
                    + "months to 19 years.", "\(name)：满 60 月龄及以下用 WHO 儿童生长标准（2006），61 月龄至 19 岁用 WHO 2007 参考值。")
        }
    }

    private func indicatorName(_ indicator: String) -> String {
        switch indicator {
        case "heightForAge": pick("Height-for-age", "年龄别身高")
        case "weightForAge": pick("Weight-for-age", "年龄别体重")
        case "bmiForAge": pick("BMI-for-age", "年龄别 BMI")
        case "weightForHeight": pick("Weight-for-height", "身高别体重")
        case "headCircumferenceForAge": pick("Head circumference-for-age", "年龄别头围")
        default: pick("Arm circumference-for-age", "年龄别上臂围")
        }
    }

    private func classes(_ indicator: String) -> [String] {
        switch indicator {
        case "heightForAge":
            [pick("Stunted: z below −2; severely: below −3.", "生长迟缓：Z < −2；重度：Z < −3。")]
        case "weightForAge":
            [pick("Underweight: z below −2; severely: below −3.", "低体重：Z < −2；重度：Z < −3。")]
        case "weightForHeight":
            [
                pick(
                    "Wasted: z below −2; severely: below −3; overweight: above 2; obese: above 3.",
                    "消瘦：Z < −2；重度：Z < −3；超重：Z > 2；肥胖：Z > 3。")
            ]
        case "bmiForAge":
            [
                pick(
                    "Thin: z below −2; severely: below −3; overweight: above 1, obese: above 2 from 61 months; above 2 and 3 "
                        + "before.", "消瘦：Z < −2；重度：Z < −3；61 月龄起超重 Z > 1、肥胖 Z > 2，此前为 2 和 3。")
            ]
        default: []
        }
    }
}
