import Results

extension Phrasebook {
    /// The sentence a note prints under a table with these parts.
    func sentence(
        _ note: Note, style: HouseStyle, shown: Set<Arrangement.Part> = Set(Arrangement.Part.allCases),
        isWeighted: Bool = true, isReplicated: Bool = false
    ) -> String {
        switch note {
        case .synthetic:
            return pick(
                "SYNTHETIC DATA: made by a program, not collected from people. No conclusion about real children can be "
                    + "drawn from them.",
                "合成数据：由程序生成，并非来自真实调查，不能据此对真实儿童得出任何结论。")
        case .design(let facts): return design(facts, style)
        case .methods(let description): return methods(description, style)
        case .singleUnits(let policy, let count): return singleUnits(policy, count, style)
        case .stageColumns(let contributing, let all, let hasFractions):
            return stageColumns(contributing, of: all, hasFractions: hasFractions)
        case .weightRows: return weightRows
        case .designRemark(let remark): return self.remark(remark, style)
        case .population(let condition, let inside, let outside, let undecided):
            let rest =
                undecided > 0
                ? pick(
                    "; \(style.text(undecided)) could not be placed because of missing values",
                    "；\(style.text(undecided)) 人因缺失值无法判断") : ""
            return pick(
                "Population: \(condition) (\(respondents(inside, style)); \(style.text(outside)) outside\(rest)). "
                    + "Analysed as a domain: the whole sample carries the variance.",
                "总体：\(condition)（\(style.text(inside)) 人；之外 \(style.text(outside)) 人\(rest)）。按子总体（域）分析，方差由全部样本估计。")
        case .zeroWeights(let count):
            return pick(
                "\(respondents(count, style)) of weight zero represent\(count == 1 ? "s" : "") nobody and \(count == 1 ? "is" : "are") "
                    + "left out.",
                "权重为零的 \(style.text(count)) 人不代表任何人，予以排除。")
        case .exposure(_, let definition): return definition
        case .exposureSource, .exposureLacks, .exposureCounts, .exposureOverlap:
            return exposure(note, isWeighted: isWeighted)
        case .scale(let facts): return scale(facts)
        case .growth(let facts): return growth(facts)
        case .anaemia(let facts): return anaemia(facts)
        case .unknownGroup(let variable, let count):
            return pick(
                "\(respondents(count, style)) \(count == 1 ? "is" : "are") in no group: “\(variable)” is unknown.",
                "\(style.text(count)) 人不属于任何一组：“\(variable)”未知。")
        case .cells(let contents):
            return cells(contents, showsMissing: shown.contains(.missing), isWeighted: isWeighted)
        case .intervals, .completeCases, .adjustment, .reliability, .smallCells:
            return publication(note, style)
        case .test(let kind): return sentence(kind)
        case .chosenTest(let kind, let variables):
            return pick(
                "\(variables.joined(separator: ", ")): \(sentence(kind))",
                "\(variables.joined(separator: "、"))：\(sentence(kind))")
        case .standardizedMeanDifference(let groups):
            let weighted = isWeighted ? pick(", weighted", "加权") : ""
            return groups > 2
                ? pick(
                    "SMD: standardized mean difference\(weighted), mean over all pairs of groups.",
                    "SMD：\(weighted)标准化均数差，各组两两比较的平均值。")
                : pick("SMD: standardized mean difference\(weighted).", "SMD：\(weighted)标准化均数差。")
        case .exclusions(let model, let exclusions): return self.exclusions(model, exclusions, style)
        case .commonSample(let n):
            return pick(
                "All models are fitted to the same \(respondents(n, style)).", "各模型使用相同的 \(style.text(n)) 名对象。")
        case .event(let variable, let level):
            return pick("Event: \(variable) is “\(level)”.", "事件：\(variable) 为“\(level)”。")
        case .model(let facts): return model(facts, style, isWeighted: isWeighted, isReplicated: isReplicated)
        case .biasReducedErrors: return biasReducedErrors
        case .quantileIntervals:
            return pick(
                "Intervals of medians: Woodruff's, from the interval of the share at or below; SE: their width over 2t.",
                "中位数的区间按 Woodruff 法由累积比例的区间反推；标准误为区间宽度除以 2t。")
        case .lostReplicates(let count, let all):
            return pick(
                "In \(style.text(count)) of \(style.text(all)) replicates some group has nobody: these are left out of its "
                    + "variance, and the others scaled up.",
                "\(style.text(all)) 组重复权重中有 \(style.text(count)) 组内某些分组无人，其方差不计这些组并按比例放大。")
        case .takenAsCategorical(let names):
            return pick(
                "Taken as categories because \(names.count == 1 ? "it holds" : "they hold") few distinct numbers: "
                    + "\(names.joined(separator: ", ")).",
                "因取值种类少而按分类变量处理：\(names.joined(separator: "、"))。")
        case .takenAsNumbers(let names):
            let list = names.map { "categorical(\($0))" }
            return pick(
                "Taken as \(names.count == 1 ? "a number though it holds" : "numbers though they hold") few distinct values: "
                    + "\(names.joined(separator: ", ")). To compare levels, write \(list.joined(separator: ", ")).",
                "按数值处理，但取值种类很少：\(names.joined(separator: "、"))。若为分类变量，请写作 \(list.joined(separator: "、"))。")
        case .noTest(let variable, let reason): return noTest(variable, reason)
        case .aliased(let model, let columns):
            let place = model.map { pick("\($0): ", "\($0)：") } ?? ""
            return place
                + pick(
                    (columns.count == 1
                        ? "not estimated because it is a combination of other columns, or nobody is in it: "
                        : "not estimated because they are combinations of other columns, or nobody is in them: ")
                        + "\(columns.joined(separator: ", ")).",
                    "因与其他列线性相关或无人取该水平而未估计：\(columns.joined(separator: "、"))。")
        case .invalidCells(let variable, let count):
            return pick(
                count == 1
                    ? "1 cell of \(variable) holds a code or value the codebook does not allow and counts as missing."
                    : "\(style.text(count)) cells of \(variable) hold codes or values the codebook does not allow and "
                        + "count as missing.",
                "\(variable) 有 \(style.text(count)) 个单元格的取值不在代码本范围内，按缺失处理。")
        case .suspiciousCodes(let variable, let codes):
            let list = codes.map { "\($0.code) (\(style.text($0.count))×)" }.joined(separator: ", ")
            return pick(
                codes.count == 1
                    ? "\(variable): \(list) may be a code for missing values; declare it under 'missing' in a codebook."
                    : "\(variable): \(list) may be codes for missing values; declare them under 'missing' in a codebook.",
                "\(variable)：\(list) 可能是缺失值代码；请在代码本的 missing 中声明。")
        case .textAmongNumbers(let variable, let place, let text):
            return pick(
                "\(variable) is text because of '\(text)' at \(place); its other values are numbers.",
                "\(variable) 因 \(place) 处的“\(text)”而被读作文本，其余取值为数字。")
        case .leadingZeros(let variable):
            return pick(
                "\(variable) is written with leading zeros, as identifiers are; declare it 'type: identifier' if it is one.",
                "\(variable) 带有前导零，如同编号；若是编号，请声明 type: identifier。")
        case .handwrittenNumbers(let variable, let place):
            return pick(
                "\(variable) has numbers with full-width digits or signs, or an apostrophe before them, first at \(place); they are "
                    + "read as numbers.",
                "\(variable) 含有全角数字、全角符号或带前导撇号的数字（首见于 \(place)），已按数字读取。")
        case .suspicion(let variables, let suspicion): return self.suspicion(variables, suspicion, style)
        case .violation(let sentence): return sentence
        case .attrition(let facts): return attrition(facts, style)
        case .baseline(let wave, let last): return baseline(wave: wave, last: last)
        case .sample(let facts, let kind): return sample(facts, kind, style)
        case .power(let facts, let kind): return power(facts, kind, style)
        case .imputation(let facts): return imputation(facts, style)
        case .comparison(let facts): return comparison(facts)
        case .independentWaves:
            return pick(
                "p for change: Cochran's Q over waves, as if their samples were independent. The waves of a panel share schools "
                    + "and children, so that this usually overstates the standard errors of changes.",
                "变化P值：各期 Cochran Q 检验，按独立样本处理；对追踪调查（各期有相同的学校和儿童），这通常会高估变化的标准误。")
        }
    }

    /// A model's name: those the package gives itself are translated.
    func modelName(_ name: String) -> String {
        switch name {
        case "Crude": pick(name, "未调整")
        case "Adjusted": pick(name, "调整后")
        case "Model": pick(name, "模型")
        default: name
        }
    }

    func exclusions(_ model: String?, _ exclusions: [Note.Exclusion], _ style: HouseStyle) -> String {
        let total = exclusions.reduce(0) { $0 + $1.count }
        var variables: [String] = []
        for exclusion in exclusions where !variables.contains(exclusion.label) { variables.append(exclusion.label) }
        let list = variables.map { variable in
            let reasons = exclusions.filter { $0.label == variable }.map {
                "\(reason($0.reason)) \(style.text($0.count))"
            }
            return variable + pick(": ", "：") + reasons.joined(separator: pick(", ", "，"))
        }
        let place = model.map { pick("\($0): ", "\($0)：") } ?? ""
        return place
            + pick(
                "\(respondents(total, style)) \(total == 1 ? "is" : "are") left out for missing values "
                    + "(\(list.joined(separator: "; "))).",
                "因缺失值排除 \(style.text(total)) 人（\(list.joined(separator: "；"))）。")
    }

    func respondents(_ count: Int, _ style: HouseStyle) -> String {
        counted(count, style, "respondent", "respondents", " 人")
    }

    /// A number with its noun; Chinese nouns have no plural.
    func counted(
        _ count: Int, _ style: HouseStyle, _ one: String, _ many: String, _ chinese: String
    ) -> String {
        style.text(count) + pick(count == 1 ? " \(one)" : " \(many)", chinese)
    }

    private func noTest(_ variable: String, _ reason: Note.NoTestReason) -> String {
        let why: String =
            switch reason {
            case .noValues: pick("it has no values here", "没有取值")
            case .oneGroup: pick("only one group has values", "仅一组有取值")
            case .oneLevel: pick("it does not vary within groups", "组内没有变化")
            case .singleUnitGroup:
                pick("a group lies within a single sampling unit", "有一组仅来自一个抽样单位")
            case .otherKind: pick("the test asked for is not one of such a variable", "所选检验不适用于此类变量")
            case .tooFewDegreesOfFreedom: pick("the design has too few degrees of freedom", "设计自由度不足")
            }
        return pick("No test for \(variable): \(why).", "\(variable) 未做检验：\(why)。")
    }
}
