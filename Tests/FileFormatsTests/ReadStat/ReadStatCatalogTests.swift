import CReadStat
import Foundation
import Frame
import TestSupport
import Testing

@testable import FileFormats

/// Files of SAS that the library writes, in memory.
enum SASFile {
    private final class Output { var bytes: [UInt8] = [] }

    private static func written(
        _ build: (UnsafeMutablePointer<readstat_writer_t>, UnsafeMutableRawPointer) -> Void
    ) -> [UInt8] {
        let output = Output()
        guard let writer = readstat_writer_init() else { return [] }
        defer { readstat_writer_free(writer) }
        readstat_set_data_writer(writer) { data, count, context in
            guard let data, let context else { return -1 }
            Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes.append(
                contentsOf: UnsafeRawBufferPointer(start: data, count: count))
            return count
        }
        withExtendedLifetime(output) { build(writer, Unmanaged.passUnretained(output).toOpaque()) }
        return output.bytes
    }

    /// A catalog with the format SEXF.
    static let catalog = written { writer, context in
        let sexes = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "SEXF")
        readstat_label_double_value(sexes, 1, "男")
        readstat_label_double_value(sexes, 2, "女")
        readstat_begin_writing_sas7bcat(writer, context)
        readstat_end_writing(writer)
    }

    /// Two rows of SEX (format SEXF) and AGE (no format).
    static let data = written { writer, context in
        let sex = readstat_add_variable(writer, "SEX", READSTAT_TYPE_DOUBLE, 8)
        readstat_variable_set_format(sex, "SEXF")
        let age = readstat_add_variable(writer, "AGE", READSTAT_TYPE_DOUBLE, 8)
        readstat_begin_writing_sas7bdat(writer, context, 2)
        for (one, other) in [(1.0, 7.0), (2.0, 9.5)] {
            readstat_begin_row(writer)
            readstat_insert_double_value(writer, sex, one)
            readstat_insert_double_value(writer, age, other)
            readstat_end_row(writer)
        }
        readstat_end_writing(writer)
    }
}

@Suite("Catalogs of SAS")
struct ReadStatCatalogTests {
    @Test("The labels of a catalog go to the variables whose formats they are")
    func labels() throws {
        let catalog = try ReadStatCatalog(FileBytes(path: "formats.sas7bcat", bytes: SASFile.catalog))
        let file = try ReadStatFile(FileBytes(path: "data.sas7bdat", bytes: SASFile.data), .sas, encoding: nil)
        let labelled = catalog.labelling(file.variables)
        #expect(labelled.map(\.name) == ["SEX", "AGE"])
        #expect(labelled[0].valueLabels.map { "\($0.value.code) \($0.label.allTexts[0])" } == ["1 男", "2 女"])
        #expect(labelled[1].valueLabels.isEmpty)
        #expect(try file.read(columns: ["AGE"]).columns.first?.doubles == [7, 9.5])
        // A width behind the name, and another case.
        #expect(catalog.labelling([VariableMetadata(name: "x", format: "sexf8.2")])[0].valueLabels.count == 2)
    }

    @Test("Data are no catalog, and a damaged catalog is refused")
    func damage() throws {
        var bytes = SASFile.catalog
        bytes.removeLast(bytes.count / 2)
        let short = try FileBytes(path: "short.sas7bcat", bytes: bytes)
        do throws(FileFormatError) {
            _ = try ReadStatCatalog(short)
        } catch {
            #expect(error.description.hasPrefix("short.sas7bcat"))
        }
        // Of data, no labels come.
        let data = try FileBytes(path: "data.sas7bdat", bytes: SASFile.data)
        let variables = [VariableMetadata(name: "x", format: "SEXF")]
        #expect((try? ReadStatCatalog(data))?.labelling(variables).first?.valueLabels.isEmpty ?? true)
    }
}
