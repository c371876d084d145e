import ArgumentParser
import Glibc

/// Tells whether two paths lead to one file.
enum SameFile {
    /// Refuses to write over a file that is read.
    static func refuse(_ target: String, among sources: [String]) throws {
        guard sources.contains(where: { isOne(target, $0) }) else { return }
        throw ValidationError("\(target) is a file that is combined: name another one to write.")
    }

    static func isOne(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }
}
