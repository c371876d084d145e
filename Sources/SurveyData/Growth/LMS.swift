import Glibc

/// The distribution of a measurement at one age (or length) by Cole's LMS method: Box–Cox power λ, median μ, coefficient
/// of variation σ.
struct LMS: Equatable {
    let l: Double
    let m: Double
    let s: Double

    /// ((y/μ)^λ − 1) / (λσ), or ln(y/μ)/σ where λ is 0.
    func zScore(_ y: Double) -> Double {
        l == 0 ? log(y / m) / s : (pow(y / m, l) - 1) / (l * s)
    }

    /// The measurement at a z-score: μ(1 + λσz)^(1/λ).
    func measurement(_ z: Double) -> Double {
        l == 0 ? m * exp(s * z) : m * pow(1 + l * s * z, 1 / l)
    }

    /// WHO's z-score of indicators that rest on weight: beyond ±3, a standard deviation is the distance between the
    /// second and the third (WHO 2006, chapter 7; the tails of these distributions are heavier than data can tell).
    func restrictedZScore(_ y: Double) -> Double {
        let z = zScore(y)
        if z > 3 {
            let third = measurement(3)
            return 3 + (y - third) / (third - measurement(2))
        }
        if z < -3 {
            let third = measurement(-3)
            return -3 + (y - third) / (measurement(-2) - third)
        }
        return z
    }

    /// The constants a part of the way to another place.
    func interpolated(to next: LMS, _ part: Double) -> LMS {
        LMS(l: l + part * (next.l - l), m: m + part * (next.m - m), s: s + part * (next.s - s))
    }
}
