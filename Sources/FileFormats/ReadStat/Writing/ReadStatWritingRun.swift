import CReadStat
import Frame
import Glibc

/// The calls to the library that write one file.
struct ReadStatWritingRun {
    private let writer: UnsafeMutablePointer<readstat_writer_t>
    private let dialect: any ReadStatDialect
    private let variables: [WrittenVariable]
    private let types: [readstat_type_t]
    private let path: String

    init(
        _ writer: UnsafeMutablePointer<readstat_writer_t>, _ dialect: any ReadStatDialect,
        _ variables: [WrittenVariable], path: String
    ) {
        self.writer = writer
        self.dialect = dialect
        self.variables = variables
        self.path = path
        types = variables.map(dialect.type)
        readstat_set_data_writer(writer) { data, count, context in
            guard let data, let context else { return -1 }
            let output = Unmanaged<ReadStatOutput>.fromOpaque(context).takeUnretainedValue()
            return output.append(UnsafeRawBufferPointer(start: data, count: count)) ? count : -1
        }
        // The same data give the same bytes whenever they are written: 1 January 1980.
        readstat_writer_set_file_timestamp(writer, 315_532_800)
    }

    func check(_ code: readstat_error_t, _ output: ReadStatOutput?, what: String) throws(FileFormatError) {
        guard code != READSTAT_OK else { return }
        if let failure = output?.failure { throw failure }
        let reason = readstat_error_message(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        let detail = "\(what): \(reason.prefix(1).lowercased() + reason.dropFirst())"
        throw .statisticsFile(path: path, .unwritable(format: dialect.name, what: detail))
    }

    /// Declares variables, their labels and the labels of their values.
    func declare(title: String?) throws(FileFormatError) {
        if let title {
            readstat_writer_set_file_label(writer, dialect.fitted(title, isOfValue: false).cut(toBytes: 64))
        }
        for (variable, type) in zip(variables, types) {
            var width = 0
            if case .texts(_, let texts) = variable.cells {
                width = texts.reduce(1) { max($0, $1.utf8.count) }
                guard width <= dialect.longestText || type == READSTAT_TYPE_STRING_REF else {
                    let what = "the texts of '\(variable.name)', which are up to \(width) bytes long"
                    throw .statisticsFile(path: path, .unwritable(format: dialect.name, what: what))
                }
            }
            guard let added = readstat_add_variable(writer, variable.name, type, width) else {
                preconditionFailure("out of memory")
            }
            if !variable.label.isEmpty { readstat_variable_set_label(added, variable.label) }
            if let format = dialect.format(of: variable) { readstat_variable_set_format(added, format) }
            switch variable.measure {
            case .nominal: readstat_variable_set_measure(added, READSTAT_MEASURE_NOMINAL)
            case .ordinal: readstat_variable_set_measure(added, READSTAT_MEASURE_ORDINAL)
            case .scale: readstat_variable_set_measure(added, READSTAT_MEASURE_SCALE)
            case nil: break
            }
            declareLabels(of: variable, type, added)
            try declareMissing(of: variable, added)
        }
    }

    private func declareLabels(
        of variable: WrittenVariable, _ type: readstat_type_t, _ added: UnsafeMutablePointer<readstat_variable_t>
    ) {
        guard !variable.valueLabels.isEmpty else { return }
        let isText = type == READSTAT_TYPE_STRING
        let isStata = dialect is StataDialect
        let kind = isText ? READSTAT_TYPE_STRING : isStata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
        let set = readstat_add_label_set(writer, kind, variable.name)
        for (value, label) in variable.valueLabels {
            switch value {
            case .number(let number) where isStata: readstat_label_int32_value(set, Int32(number), label)
            case .number(let number): readstat_label_double_value(set, number, label)
            case .text(let text): readstat_label_string_value(set, text, label)
            case .tag(let letter): readstat_label_tagged_value(set, CChar(bitPattern: letter), label)
            }
        }
        readstat_variable_set_label_set(added, set)
    }

    private func declareMissing(
        of variable: WrittenVariable, _ added: UnsafeMutablePointer<readstat_variable_t>
    ) throws(FileFormatError) {
        for values in variable.missing {
            let code: readstat_error_t
            switch values {
            case .text(let text): code = readstat_variable_add_missing_string_value(added, text)
            case .numbers(let range) where range.lowerBound == range.upperBound:
                code = readstat_variable_add_missing_double_value(added, range.lowerBound)
            case .numbers(let range):
                // The ends of what a number can be stand for LOWEST and HIGHEST.
                let low = range.lowerBound.isFinite ? range.lowerBound : -Double.greatestFiniteMagnitude
                let high = range.upperBound.isFinite ? range.upperBound : .greatestFiniteMagnitude
                code = readstat_variable_add_missing_double_range(added, low, high)
            }
            try check(code, nil, what: "the missing values of '\(variable.name)'")
        }
    }

    // MARK: Rows

    func write(rows: Int, _ output: ReadStatOutput) throws(FileFormatError) {
        let cells = variables.enumerated().map { index, variable in
            ReadStatCells(variable, types[index], readstat_get_variable(writer, Int32(index)), dialect, writer)
        }
        for row in 0..<rows {
            var code = readstat_begin_row(writer)
            for cell in cells where code == READSTAT_OK { code = cell.insert(row, writer) }
            if code == READSTAT_OK { code = readstat_end_row(writer) }
            try check(code, output, what: "row \(row + 1)")
        }
    }
}
