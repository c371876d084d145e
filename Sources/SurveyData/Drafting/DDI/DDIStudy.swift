import FileFormats
import Frame

/// What a DDI-Codebook document says of a study and its variables.
///
/// Source: DDI Alliance, DDI-Codebook 2.5 (2012), `codeBook/stdyDscr/citation` and `codeBook/dataDscr/var`; the elements read
/// are the same in 1.2.2, 2.0 and 2.1.
struct DDIStudy {
    /// A text in the language it is said to be in.
    typealias Translation = (language: String, text: String)

    /// What is said of a variable.
    struct Variable {
        let name: String
        let position: SourcePosition
        var labels: [Translation] = []
        var categories: [Category] = []
        var invalid: [MissingValues] = []
        var valid: [ClosedRange<Double>] = []
        /// Lines that cannot be put in a codebook, as ranges that exclude an end.
        var remarks: [String] = []
        /// `contin` or `discrete`.
        var interval: String?
        /// `nominal`, `ordinal`, `interval`, `ratio`, `percent`.
        var nature: String?
        var decimals: Int?
        var isWeight = false
        /// `numeric` or `character`.
        var formatType: String?
        var formatName: String?
        /// `date`, `time` and the like.
        var formatCategory: String?
    }

    /// A value of a variable.
    struct Category {
        var value = ""
        var labels: [Translation] = []
        var isMissing = false
    }

    var titles: [Translation] = []
    var identifier: String?
    var authors: [String] = []
    var variables: [Variable] = []

    /// The languages of labels and titles.
    var languages: Set<String> {
        var found = Set(titles.map(\.language))
        for variable in variables {
            found.formUnion(variable.labels.map(\.language))
            for category in variable.categories { found.formUnion(category.labels.map(\.language)) }
        }
        return found
    }
}
