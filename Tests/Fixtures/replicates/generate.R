# Replicate weights made from designs, by R's survey package: what Tests/SurveyTests/Replicates checks against.
#   Rscript generate.R   (writes expected.json beside this script)
suppressMessages(library(survey))
source("../json.R")

sample <- function(sizes, rows) {
    stratum <- rep(seq_along(sizes), sizes)
    unit <- unlist(lapply(sizes, seq_len))
    d <- data.frame(stratum = rep(stratum, each = rows), unit = rep(unit, each = rows))
    i <- seq_len(nrow(d))
    d$y <- (i * 37) %% 101 / 4
    d$w <- 1 + (i * 29) %% 17 / 4
    d
}
summarized <- function(design) list(
    weights = as.vector(weights(design, "analysis")), scale = design$scale, rscales = design$rscales,
    degf = degf(design), total = c(coef(svytotal(~y, design)), vcov(svytotal(~y, design))),
    mean = c(coef(svymean(~y, design)), vcov(svymean(~y, design))))
named <- function(name, values) setNames(values, paste(name, names(values), sep = "."))

pairs <- sample(c(2, 2, 2, 2, 2), 3)
uneven <- sample(c(4, 3, 2, 6), 2)
# The third stratum was sampled whole.
uneven$N <- c(40, 9, 2, 13)[uneven$stratum]
alone <- sample(7, 2)
alone$N <- 30

dp <- svydesign(~unit, strata = ~stratum, weights = ~w, data = pairs, nest = TRUE)
du <- svydesign(~unit, strata = ~stratum, weights = ~w, data = uneven, nest = TRUE)
duf <- svydesign(~unit, strata = ~stratum, weights = ~w, fpc = ~N, data = uneven, nest = TRUE)
da <- svydesign(~unit, weights = ~w, fpc = ~N, data = alone)
write_json(c(
    named("jk1", summarized(as.svrepdesign(da, type = "JK1"))),
    named("jkn", summarized(as.svrepdesign(du, type = "JKn"))),
    named("jknfpc", summarized(as.svrepdesign(duf, type = "JKn"))),
    named("brr", summarized(as.svrepdesign(dp, type = "BRR"))),
    named("fay", summarized(as.svrepdesign(dp, type = "Fay", fay.rho = 0.3)))), "expected.json")
