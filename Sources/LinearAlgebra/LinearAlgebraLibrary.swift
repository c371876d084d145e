import COpenBLAS

/// The library that does the dense linear algebra.
public enum LinearAlgebraLibrary {
    /// Its name and version, without what depends on the processor.
    public static var version: String {
        let words = String(cString: openblas_get_config()).split(separator: " ")
        return words.prefix(2).joined(separator: " ")
    }
}
