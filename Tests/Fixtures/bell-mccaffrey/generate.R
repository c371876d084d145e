# Bias-reduced linearization and Satterthwaite's degrees of freedom, by clubSandwich (Pustejovsky): what
# Tests/SurveyTests/Variance checks against.
#   Rscript generate.R   (writes expected.json beside this script)
suppressMessages(library(clubSandwich))
source("../json.R")

sizes <- c(3, 9, 5, 8, 4, 11, 1)
unit <- rep(seq_along(sizes), sizes)
i <- seq_along(unit)
d <- data.frame(unit = unit, x = (i * 37) %% 101 / 10, treated = as.numeric(unit %in% c(2, 3, 6)),
    only = as.numeric(unit == 4), w = 1 + (i * 29) %% 17 / 4, big = 10^((i * 13) %% 7 - 2))
d$y <- 3 + 2 * d$treated + d$x / 3 + (i * 53) %% 97 / 9 + c(1, -2, 0.5, 3, -1, 0, 2)[unit]

checked <- function(name, formula, weights = NULL) {
    d$wt <- if (is.null(weights)) rep(1, nrow(d)) else weights
    fit <- lm(formula, data = d, weights = wt)
    v <- vcovCR(fit, cluster = d$unit, type = "CR2")
    test <- coef_test(fit, vcov = v, test = "Satterthwaite")
    # The sum of the coefficients is the first coefficient of the same model in other columns.
    x <- model.matrix(fit)
    other <- lm(d$y ~ 0 + cbind(x[, 1], x[, -1] - x[, 1]), weights = d$wt)
    sum <- coef_test(other, vcov = vcovCR(other, cluster = d$unit, type = "CR2"), test = "Satterthwaite")
    values <- list(coef = coef(fit), v = as.vector(v), df = test$df_Satt,
        sum = sum$df_Satt[1], adjustment = as.vector(attr(v, "adjustments")[[3]]))
    setNames(values, paste(name, names(values), sep = "."))
}
write_json(c(
    checked("mean", y ~ 1, d$w),
    checked("difference", y ~ treated, d$w),
    checked("model", y ~ treated + x, d$w),
    checked("unweighted", y ~ treated + x),
    # The residuals of unit 4 are orthogonal to an indicator of it, so that its B is singular.
    checked("absorbed", y ~ x + only, d$w),
    checked("extreme", y ~ treated + x, d$big)), "expected.json")
