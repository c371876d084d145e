import Foundation
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("The manifest of a report")
struct ManifestTests {
    private static func manifest(_ sample: SampleStudy) throws -> [String: Any] {
        let text = try sample.report(ReportTests.body)["manifest.json"] ?? ""
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("Files with the hash of their bytes, software, seed, respondents")
    func contents() throws {
        let sample = try SampleStudy()
        let manifest = try Self.manifest(sample)
        let files = try #require(manifest["files"] as? [[String: String]])
        #expect(files.map { $0["role"] } == ["data", "codebook", "notebook"])
        #expect(files.map { $0["file"] } == ["data.csv", "codebook.yaml", "study.md"])
        for file in files {
            #expect(try file["sha256"] == fileDigest(sample.folder.path + "/" + (file["file"] ?? "")))
        }
        #expect(manifest["seed"] as? Int == 7)
        #expect(manifest["encoding"] as? String == "UTF-8")
        let software = try #require(manifest["software"] as? [String: String])
        #expect(software["name"] == "LBCStats" && software["linearAlgebra"]?.contains("OpenBLAS") == true)
        let respondents = try #require(manifest["respondents"] as? [String: Int])
        #expect(respondents["read"] == 60 && respondents["analysed"] == 60)
        #expect(
            (manifest["analyses"] as? [[String: Any]])?.compactMap { $0["analysis"] as? String } == [
                "t", "m", "e", "f", "d",
            ])
    }

    @Test(
        "SHA-256 as FIPS 180-4 has it",
        arguments: [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func digest(text: String, hash: String) throws {
        let folder = try TemporaryFolder()
        #expect(try fileDigest(folder.write(text, to: "f")) == hash)
    }

    @Test("A change of one byte of the data changes its hash and nothing else about the files")
    func change() throws {
        let sample = try SampleStudy()
        let before = try #require(try Self.manifest(sample)["files"] as? [[String: String]])
        _ = try sample.folder.write(SampleStudy.csv() + "\n", to: "data.csv")
        let after = try #require(try Self.manifest(sample)["files"] as? [[String: String]])
        #expect(zip(before, after).map { $0 == $1 } == [false, true, true])
    }
}
