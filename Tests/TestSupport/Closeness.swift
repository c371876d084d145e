import Glibc

/// Whether two numbers agree: relatively, or absolutely near zero; both missing agree too.
public func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double = 0) -> Bool {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
    if a == b { return true }
    return abs(a - b) <= max(absolute, relative * max(abs(a), abs(b)))
}

/// The number of decimal digits to which `value` agrees with `certified`: NIST's log relative error.
public func agreeingDigits(_ value: Double, _ certified: Double) -> Double {
    if value == certified { return 16 }
    if certified == 0 { return -log10(abs(value)) }
    return -log10(abs(value - certified) / abs(certified))
}
