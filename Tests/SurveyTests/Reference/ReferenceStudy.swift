import Estimation
import FileFormats
import Frame
import Survey
import SurveyData
import TestSupport

/// A design of the reference files with its data, and the domain an expression restricts it to.
struct ReferenceStudy: Sendable {
    var design: SurveyDesign
    let frame: DataFrame
    var domain: [Bool]

    var groups: GroupIndex { GroupIndex(domain: domain) }

    /// R's `degf(design)` of the domain.
    var degreesOfFreedom: Double {
        var hasRows = [Bool](repeating: false, count: design.summationUnits.count)
        for row in domain.indices where domain[row] { hasRows[Int(design.summationUnits.codes[row])] = true }
        return design.degreesOfFreedom { hasRows[$0] }
    }

    init(file: String, declaration: DesignDeclaration, prepare: (inout DataFrame) throws -> Void = { _ in }) throws {
        var frame = try CSVFile(path: Places.reference("data/\(file).csv")).read().frame
        try prepare(&frame)
        design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: file, line: row + 2) }
        self.frame = frame
        domain = [Bool](repeating: true, count: frame.rowCount)
    }

    /// The study with the domain narrowed to rows where `condition` holds.
    func restricted(to condition: String) throws -> ReferenceStudy {
        let text = condition.replacing("!is.na(", with: "not missing(")
        let truths = try Expression(text, at: SourcePosition(file: "reference", line: 1)).condition(in: frame)
        var study = self
        for row in truths.indices where truths[row] != 1 { study.domain[row] = false }
        return study
    }

    // MARK: The designs the files name

    /// The design called `name` in the setup of a reference file, for the case `id`.
    static func named(_ name: String, case id: String) throws -> ReferenceStudy? {
        switch name {
        case "dsrs":
            return try ReferenceStudy(
                file: "apisrs", declaration: .init(weights: "pw", populationSizes: ["fpc"]), prepare: addIndicators)
        case "dstrat": return try stratified(fpc: true)
        case "dstrat0": return try stratified(fpc: false)
        case "dclus1":
            return try ReferenceStudy(
                file: "apiclus1", declaration: .init(weights: "pw", clusters: ["dnum"], populationSizes: ["fpc"]),
                prepare: addIndicators)
        case "dclus10":
            return try ReferenceStudy(
                file: "apiclus1", declaration: .init(weights: "pw", clusters: ["dnum"]), prepare: addIndicators)
        case "dclus2":
            return try ReferenceStudy(
                file: "apiclus2",
                declaration: .init(clusters: ["dnum", "snum"], populationSizes: ["fpc1", "fpc2"]),
                prepare: addIndicators)
        case "dclus2wr":
            return try ReferenceStudy(
                file: "apiclus2", declaration: .init(weights: "pw", clusters: ["dnum", "snum"]), prepare: addIndicators)
        case "dnh", "dnhc":
            let study = try nhanes()
            return name == "dnh" ? study : try study.restricted(to: "!is.na(HI_CHOL)")
        case "d", "dfpc": return try synthetic(fpc: name == "dfpc")
        case "lpd", "lpcd": return try lonely(name, case: id)
        case "dmu284":
            return try ReferenceStudy(
                file: "mu284", declaration: .init(clusters: ["id1", "id2"], populationSizes: ["n1", "n2"]))
        case "hosp":
            return try ReferenceStudy(
                file: "hospital",
                declaration: .init(
                    weights: "weighta", strata: ["oblevel"], clusters: ["hospno"], populationSizes: ["tothosp"],
                    nested: true))
        case "dpps_br", "dpps_ov", "dpps_hr", "dpps_hr1", "dpps_ht", "dpps_yg", "dpps_hryg", "dppswr":
            return try unequal(name)
        case "d2ps":
            throw NotCovered(reason: "the simple method for two phases leaves out pairs; here the full one is used")
        case "d2pbc":
            throw NotCovered(reason: "its second phase, the patients not randomized, is not among the data")
        case "scdnofpc":
            return try ReferenceStudy(
                file: "scd", declaration: .init(strata: ["ESA"], clusters: ["ambulance"], nested: true))
        case "g": return try calibrated(case: id)
        default: return try replicated(name)
        }
    }

    private static func stratified(fpc: Bool) throws -> ReferenceStudy {
        try ReferenceStudy(
            file: "apistrat",
            declaration: .init(weights: "pw", strata: ["stype"], populationSizes: fpc ? ["fpc"] : []),
            prepare: addIndicators)
    }

    private static func nhanes() throws -> ReferenceStudy {
        try ReferenceStudy(
            file: "nhanes",
            declaration: .init(weights: "WTMEC2YR", strata: ["SDMVSTRA"], clusters: ["SDMVPSU"], nested: true)
        ) { frame in
            for name in ["race", "RIAGENDR"] { frame.set(categorical(frame[name]!, named: name)) }
        }
    }

    private static func synthetic(fpc: Bool) throws -> ReferenceStudy {
        try ReferenceStudy(
            file: "s_1e4",
            declaration: .init(
                weights: "weight", strata: ["stratum"], clusters: ["psu"], populationSizes: fpc ? ["fpc_psu"] : [],
                nested: true)
        ) { frame in
            for name in [
                "county", "lbc", "subgroup", "sex", "residence", "boarding", "parent_edu", "y_nominal", "has_media",
            ] { frame.set(categorical(frame[name]!, named: "f_" + name)) }
            let sum = (1...6).map { "resil\($0)" }.joined(separator: " + ")
            let expression = try Expression(sum, at: SourcePosition(file: "reference", line: 1))
            frame.set(try expression.column(named: "resil", label: nil, in: frame))
        }
    }

    /// Forty counties drawn with probability proportional to size.
    private static func unequal(_ name: String) throws -> ReferenceStudy {
        if name == "dppswr" {
            return try ReferenceStudy(file: "election_pps", declaration: .init(weights: "w")) { frame in
                let place = SourcePosition(file: "reference", line: 1)
                frame.set(try Expression("1 / p", at: place).column(named: "w", label: nil, in: frame))
            }
        }
        let election = try CSVFile(path: Places.reference("data/election.csv")).read().frame
        let joint = try CSVFile(path: Places.reference("data/election_jointprob.csv")).read().frame
        let sizes = election["p"]!.doubles!
        let mean = sizes.reduce(0) { $0 + $1 * $1 } / 40
        let matrix = joint.columns.map { $0.doubles! }
        let method: UnequalProbabilities =
            switch name {
            case "dpps_br": .init(method: .brewer)
            case "dpps_ov": .init(method: .overton)
            case "dpps_hr": .init(method: .hartleyRao, populationMean: mean)
            case "dpps_hr1": .init(method: .hartleyRao)
            case "dpps_hryg": .init(method: .hartleyRao, form: .yatesGrundy, populationMean: mean)
            case "dpps_yg": .init(method: .joint, form: .yatesGrundy, jointProbabilities: matrix)
            default: .init(method: .joint, jointProbabilities: matrix)
            }
        return try ReferenceStudy(
            file: "election_pps", declaration: .init(populationSizes: ["p"], unequalProbabilities: method))
    }

    /// Designs with single-unit strata; the policy is the part of the case's name after the design's.
    private static func lonely(_ name: String, case id: String) throws -> ReferenceStudy {
        let policies: [(String, SinglePSUPolicy)] = [
            ("_remove", .remove), ("_certainty", .certainty), ("_adjust", .centre), ("_average", .average),
        ]
        let policy = policies.first { id.contains(name + $0.0) }?.1 ?? .refuse
        let isStratified = name == "lpd"
        return try ReferenceStudy(
            file: isStratified ? "lonely_strat" : "lonely_clus",
            declaration: .init(
                weights: "pw", strata: [isStratified ? "str2" : "str"], clusters: [isStratified ? "snum" : "dnum"],
                nested: true,
                singlePSU: policy, singlePSUInDomains: id.hasSuffix("adjTRUE")))
    }

    /// Yes/no outcomes that R writes inside formulas.
    static func addIndicators(_ frame: inout DataFrame) throws {
        let place = SourcePosition(file: "reference", line: 1)
        for (name, text) in [("schwideYes", "sch.wide == Yes"), ("compimpYes", "comp.imp == Yes")] {
            frame.set(try Expression(text, at: place).column(named: name, label: nil, in: frame))
        }
    }

    static func categorical(_ column: Column, named name: String) -> Column {
        let categories = column.categories
        return Column(
            name: name, values: .categorical(categories.codes, categories.levels), missing: column.missing)
    }
}
