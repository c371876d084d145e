import CLAPACKE
import COpenBLAS

/// The only door to BLAS and LAPACK. Storage is column-major everywhere, as LAPACK's own.
enum BLAS {
    /// OpenBLAS's own threads would change the order of additions; parallelism lives above, over fixed row blocks.
    static let isSingleThreaded: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    /// Called before every use of the library.
    @inline(__always)
    static func prepare() {
        precondition(isSingleThreaded)
    }

    /// A dimension as LAPACK counts it.
    static func dimension(_ count: Int) -> Int32 {
        Int32(count)
    }

    /// LAPACK reports an illegal argument as a negative code: always a programmer's mistake here.
    static func check(_ info: Int32, _ routine: StaticString) {
        precondition(info >= 0, "\(routine): argument \(-info) is illegal")
    }
}
