/// How a bootstrap resamples units within strata.
public enum BootstrapKind: Sendable, Equatable {
    /// n_h − 1 of the n_h primary units with replacement; a unit's factor is n_h/(n_h − 1) times how often it was drawn
    /// (Rao & Wu 1988, §2; R's `subbootstrap`). Population sizes are not used.
    case raoWu
    /// n_h units without replacement from a population in which each stands N_h/n_h times, or n_h with replacement where
    /// no population size is known (Gross 1980; Canty & Davison 1999, §4; R's `bootstrap`).
    case cantyDavison
    /// Half of the units without replacement at every stage that contributes, rescaled (Preston 2009; R's `mrbbootstrap`).
    case multistage
    /// `draws` of the n_h primary units with replacement, rescaled, with a finite-population correction (Rao, Wu & Yue
    /// 1992, eq. 2). At most n_h − 1 are drawn, so that no factor is negative; `nil` draws n_h − 1.
    case raoWuYue(draws: Int?)
}
