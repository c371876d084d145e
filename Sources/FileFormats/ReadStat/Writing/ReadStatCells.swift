import CReadStat
import Frame
import Glibc

/// The cells of a variable as the library takes them.
final class ReadStatCells {
    private let variable: WrittenVariable
    private let type: readstat_type_t
    private let declared: UnsafeMutablePointer<readstat_variable_t>?
    private let temporal: ReadStatTemporal?
    private let texts: [UnsafeMutablePointer<CChar>?]
    private let references: [UnsafeMutablePointer<readstat_string_ref_t>?]

    init(
        _ variable: WrittenVariable, _ type: readstat_type_t, _ declared: UnsafeMutablePointer<readstat_variable_t>?,
        _ dialect: any ReadStatDialect, _ writer: UnsafeMutablePointer<readstat_writer_t>
    ) {
        self.variable = variable
        self.type = type
        self.declared = declared
        temporal = variable.temporal.map(dialect.temporal)
        if case .texts(_, let texts) = variable.cells {
            let isReference = type == READSTAT_TYPE_STRING_REF
            self.texts = isReference ? [] : texts.map { strdup($0) }
            references = isReference ? texts.map { readstat_add_string_ref(writer, $0) } : []
        } else {
            texts = []
            references = []
        }
    }

    deinit {
        for text in texts { free(text) }
    }

    /// Writes the cell of a row.
    func insert(_ row: Int, _ writer: UnsafeMutablePointer<readstat_writer_t>) -> readstat_error_t {
        guard variable.isPresent(row) else { return insert(variable.blank(row), writer) }
        switch variable.cells {
        case .whole(let values): return insert(Double(values[row]), writer)
        case .real(let values): return values[row].isNaN ? insert(.system, writer) : insert(values[row], writer)
        case .codes(let codes, let numbers):
            return codes[row] < 0 ? insert(.system, writer) : insert(numbers[Int(codes[row])], writer)
        case .texts(let codes, _):
            guard codes[row] >= 0 else { return insert(.system, writer) }
            if type == READSTAT_TYPE_STRING_REF {
                return readstat_insert_string_ref(writer, declared, references[Int(codes[row])])
            }
            return readstat_insert_string_value(writer, declared, texts[Int(codes[row])])
        }
    }

    private func insert(
        _ blank: WrittenVariable.Blank, _ writer: UnsafeMutablePointer<readstat_writer_t>
    ) -> readstat_error_t {
        switch blank {
        case .letter(let letter) where texts.isEmpty && references.isEmpty:
            return readstat_insert_tagged_missing_value(writer, declared, CChar(bitPattern: letter))
        case .number(let number) where texts.isEmpty: return insertNumber(number, writer)
        default:
            if !texts.isEmpty { return readstat_insert_string_value(writer, declared, "") }
            return readstat_insert_missing_value(writer, declared)
        }
    }

    private func insert(_ value: Double, _ writer: UnsafeMutablePointer<readstat_writer_t>) -> readstat_error_t {
        if !variable.ofNumber.isEmpty, let blank = variable.ofNumber[value] { return insert(blank, writer) }
        return insertNumber(temporal.map { $0.native(value) } ?? value, writer)
    }

    private func insertNumber(
        _ value: Double, _ writer: UnsafeMutablePointer<readstat_writer_t>
    ) -> readstat_error_t {
        switch type {
        case READSTAT_TYPE_INT8: readstat_insert_int8_value(writer, declared, Int8(value))
        case READSTAT_TYPE_INT16: readstat_insert_int16_value(writer, declared, Int16(value))
        case READSTAT_TYPE_INT32: readstat_insert_int32_value(writer, declared, Int32(value))
        default: readstat_insert_double_value(writer, declared, value)
        }
    }
}
