/// How the interval of a proportion is found.
public enum ProportionInterval: String, Sendable, CaseIterable {
    /// logit⁻¹(logit p ± t·SE/(p(1 − p))), which stays within 0 and 1 (Korn & Graubard 1999, §2.5).
    case logit
    /// Clopper & Pearson's interval at the effective sample size n* = p(1 − p)/V·(t₍ₙ₋₁₎/t_ν)² (Korn & Graubard 1998);
    /// exists for shares of 0 and 1 with n* = n.
    case beta
    /// sin²(arcsin √p ± t·SE/(2√(p(1 − p)))).
    case arcsine
    /// Wilson's (1927) score interval at the effective sample size p(1 − p)/V, with t in place of z (as R survey 4.5).
    case wilson
    /// All π at which 2n[p ln(p/π) + (1 − p) ln((1 − p)/(1 − π))] does not exceed the design effect times F(1, ν): the
    /// profile of Rao & Scott's (1984) scaled likelihood.
    case likelihood
    /// p ± t·SE, which may pass 0 or 1.
    case mean
}
