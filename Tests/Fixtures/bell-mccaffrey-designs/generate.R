# Bias-reduced standard errors under survey designs: residuals adjusted by clubSandwich, covariances by survey, degrees of freedom
# from the matrices as they are written down. What Tests/SurveyTests/Variance/BellMcCaffreyDesignTests checks against.
#   Rscript generate.R   (writes expected.json beside this script)
suppressMessages({library(clubSandwich); library(survey)})
source("../json.R")
options(survey.lonely.psu = "fail")

# The same data are made in Swift: three strata of four units.
sizes <- c(3, 9, 5, 8, 4, 11, 6, 7, 5, 10, 4, 6)
unit <- rep(seq_along(sizes), sizes)
i <- seq_along(unit)
d <- data.frame(unit = unit, stratum = (unit - 1) %/% 4 + 1, school = i %% 3, x = (i * 37) %% 101 / 10,
    treated = as.numeric(unit %in% c(2, 3, 6, 7, 11)), g = (i * 7) %% 5 %/% 3, w = 1 + (i * 29) %% 17 / 4)
d$y <- 3 + 2 * d$treated + d$x / 3 + (i * 53) %% 97 / 9 + c(1, -2, 0.5, 3, -1, 0, 2, -3, 1.5, 0, -0.5, 2.5)[unit]
d$event <- as.numeric((i * 41) %% 89 / 9 + d$y / 2 > 11)
d$count <- (i * 23) %% 7 + d$treated
d$fpc1 <- c(10, 20, 5)[d$stratum]
d$fpc2 <- 9

designs <- list(
    plain = svydesign(~unit, weights = ~w, data = d),
    stratified = svydesign(~unit, strata = ~stratum, weights = ~w, data = d),
    finite = svydesign(~unit, strata = ~stratum, fpc = ~fpc1, weights = ~w, data = d),
    stages = svydesign(~unit + school, strata = ~stratum, fpc = ~fpc1 + fpc2, weights = ~w, data = d, nest = TRUE))

# Satterthwaite's degrees of freedom of c'beta: the variance of the first stage is a quadratic form in the residuals.
freedom <- function(x, w, unit, adjustments, design, rows, contrast) {
    m <- solve(t(x) %*% (w * x))
    rest <- diag(nrow(x)) - x %*% m %*% t(w * x)
    p <- matrix(0, nrow(x), 12)
    for (u in unique(unit)) {
        own <- which(unit == u)
        a <- adjustments[[as.character(u)]] %*% ((w * x)[own, , drop = FALSE] %*% m %*% contrast)
        p[, u] <- t(rest[own, , drop = FALSE]) %*% a
    }
    first <- !duplicated(design$cluster[, 1])
    stratum <- design$strata[first, 1][order(design$cluster[first, 1])]
    fraction <- if (is.null(design$fpc$popsize)) rep(0, 12) else
        (design$fpc$sampsize[, 1] / design$fpc$popsize[, 1])[first][order(design$cluster[first, 1])]
    centre <- matrix(0, 12, 12)
    for (h in unique(stratum)) {
        own <- which(stratum == h)
        n <- length(own)
        centre[own, own] <- (diag(n) - 1 / n) * sqrt((1 - fraction[own]) * n / (n - 1))
    }
    q <- centre %*% crossprod(p) %*% t(centre)
    sum(diag(q))^2 / sum(q^2)
}

checked <- function(name, formula, family, design, rows = rep(TRUE, nrow(d)), contrasts = NULL) {
    data <- d[rows, ]
    data$wt <- data$w / mean(data$w)
    fit <- suppressWarnings(glm(formula, data = data, weights = wt, family = family,
        control = glm.control(epsilon = 1e-14, maxit = 100)))
    mu <- fitted(fit)
    slope <- family$mu.eta(fit$linear.predictors)
    root <- slope / sqrt(family$variance(mu))
    x <- model.matrix(fit) * root
    e <- (fit$y - mu) / sqrt(family$variance(mu))
    w <- data$wt
    # Pearson's residuals and scaled predictors are a weighted linear regression; its fit is at the solution already.
    linear <- lm(e ~ 0 + x, weights = w)
    v <- vcovCR(linear, cluster = data$unit, type = "CR2")
    adjustments <- attr(v, "adjustments")
    adjusted <- e
    for (u in unique(data$unit)) {
        own <- which(data$unit == u)
        adjusted[own] <- adjustments[[as.character(u)]] %*% e[own]
    }
    influence <- matrix(0, nrow(d), ncol(x))
    influence[rows, ] <- (w * adjusted * x) %*% solve(t(x) %*% (w * x))
    covariance <- svyrecvar(influence, design$cluster, design$strata, design$fpc, postStrata = NULL)
    if (is.null(contrasts)) contrasts <- diag(ncol(x))
    values <- list(coef = as.vector(coef(fit)), v = as.vector(covariance),
        df = apply(contrasts, 1, function(c) freedom(x, w, data$unit, adjustments, design, rows, c)))
    setNames(values, paste(name, names(values), sep = "."))
}

all <- c()
for (name in names(designs)) {
    design <- designs[[name]]
    all <- c(all,
        checked(paste0(name, ".gaussian"), y ~ treated + x, gaussian(), design),
        checked(paste0(name, ".domain"), y ~ treated + x, gaussian(), design, d$g == 0),
        checked(paste0(name, ".binomial"), event ~ treated + x, binomial(), design),
        checked(paste0(name, ".poisson"), count ~ treated + x, poisson(), design),
        checked(paste0(name, ".mean"), y ~ 1, gaussian(), design, d$g == 1),
        checked(paste0(name, ".share"), event ~ 1, gaussian(), design, d$g == 1),
        checked(paste0(name, ".difference"), y ~ 0 + I(1 - treated) + treated, gaussian(), design,
            contrasts = matrix(c(-1, 1), 1)))
}
write_json(all, "expected.json")
