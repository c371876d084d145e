import ArgumentParser
import Glibc
import SurveyData

/// Tells whether two paths lead to one file.
enum SameFile {
    /// Refuses to write over a file that is read.
    static func refuse(_ target: String, among sources: [String]) throws {
        guard sources.contains(where: { isOne(target, $0) }) else { return }
        throw ValidationError("\(target) is a file that is combined: name another one to write.")
    }

    /// Refuses to write a table over what it is made of.
    ///
    /// - Parameter inputs: data, whose files are looked at, too, where they are a combination, and what describes them.
    static func refuse(table target: String?, over inputs: [String?]) throws {
        guard let target, access(target, F_OK) == 0 else { return }
        let sources = inputs.compactMap(\.self).flatMap { [$0] + Combination.sourcePaths(of: $0) }
        guard sources.contains(where: { isOne(target, $0) }) else { return }
        throw ValidationError("\(target) is a file that is read: name another one to write (--out).")
    }

    static func isOne(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }
}
