# Two samples compared, by base R: what Tests/SurveyTests/Comparison checks against.
#   Rscript generate.R   (writes expected.json beside this script)
source("../json.R")

a <- ((1:90) * 7) %% 23 + (1:90) / 45
b <- ((1:70) * 11) %% 29 + (1:70) / 30
tied <- list(rep(1:5, c(30, 20, 25, 15, 10)), rep(1:5, c(18, 22, 25, 30, 25)))
counts <- rbind(c(120, 45, 30, 5, 0), c(80, 60, 42, 9, 3))

ks <- function(x, y) {
    test <- suppressWarnings(ks.test(x, y, exact = FALSE))
    d <- unname(test$statistic)
    # The limit distribution itself: ks.test sums fewer terms.
    z <- sqrt(length(x) * length(y) / (length(x) + length(y))) * d
    k <- 1:200
    p <- if (z > 1) 2 * sum((-1)^(k - 1) * exp(-2 * k^2 * z^2)) else
        1 - sqrt(2 * pi) / z * sum(exp(-(2 * k - 1)^2 * pi^2 / (8 * z^2)))
    stopifnot(abs(p - test$p.value) < 1e-5)
    c(d, p)
}
smd <- function(x, y) (mean(y) - mean(x)) / sqrt((var(x) + var(y)) / 2)
chi <- suppressWarnings(chisq.test(counts, correct = FALSE))
two <- suppressWarnings(chisq.test(counts[, 1:2], correct = FALSE))
p <- c(0.01, 0.04, 0.03, 0.005, 0.6, 0.0001)

write_json(list(
    apart = c(ks(a, b), smd(a, b), mean(a), mean(b)),
    close = c(ks(a, a[1:60] + 0.1), smd(a, a[1:60] + 0.1)),
    tied = c(ks(tied[[1]], tied[[2]]), smd(tied[[1]], tied[[2]])),
    counts = unname(c(chi$statistic, chi$parameter, chi$p.value, sqrt(chi$statistic / sum(counts)))),
    two = unname(c(two$statistic, two$parameter, two$p.value, sqrt(two$statistic / sum(counts[, 1:2])))),
    holm = p.adjust(p, "holm")
), "expected.json")
