# The numbers of expected.json: PISA 2018 (Fay's replicates, ten plausible values), estimates by R's survey package, combined
# by mitools where it does so, else by the formulas of Rubin (1987) and of Barnard & Rubin (1999).
# Usage, from this folder: Rscript generate.R DATA   (DATA: the folder that holds pisa2018_talis2018_oecd_sample)
suppressMessages({library(survey); library(mitools)})
source("../json.R")
data <- commandArgs(trailingOnly = TRUE)[1]
x <- read.csv(gzfile(file.path(data, "pisa2018_talis2018_oecd_sample/df_pisa18.csv.gz")))
x$girl <- factor(x$st004d01t == 1)
x$cnt <- factor(x$cnt)
m <- 10
tight <- list(epsilon = 1e-15, maxit = 100)
pv <- function(subject, i) x[[paste0("pv", i, subject)]]
design <- function(i) {
  y <- x
  y$math <- pv("math", i)
  y$read <- pv("read", i)
  y$low <- as.numeric(y$math < 420.07)
  y$level <- cut(y$math, c(-Inf, 420.07, 544.68, Inf), right = FALSE)
  svrepdesign(weights = ~w_fstuwt, repweights = "w_fsturwt[0-9]+", type = "Fay", rho = 0.5, data = y,
              combined.weights = TRUE, mse = TRUE)
}
designs <- lapply(1:m, design)
pool <- function(estimate) {
  all <- lapply(designs, estimate)
  coefs <- lapply(all, function(e) if (inherits(e, "svyby") || !inherits(e, "list")) as.vector(coef(e)) else e$coef)
  covs <- lapply(all, function(e) if (inherits(e, "svyby") || !inherits(e, "list")) as.matrix(vcov(e)) else e$vcov)
  list(coefs = coefs, covs = covs, mi = MIcombine(coefs, covs))
}
both <- function(p) c(coef(p$mi), sqrt(diag(vcov(p$mi))))
df <- degf(designs[[1]])

means <- pool(function(d) svyby(~math, ~cnt, d, svymean, covmat = TRUE))
low <- pool(function(d) svyby(~low, ~cnt, d, svymean, covmat = TRUE))
levels <- pool(function(d) svymean(~level, d))
variances <- pool(function(d) svyvar(~math, d))
linear <- pool(function(d) svyglm(math ~ girl + read, design = d))
logistic <- pool(function(d) svyglm(low ~ girl + read, design = d, family = quasibinomial(), control = tight))

# Quantiles: the smallest value at which the weighted distribution function reaches p; replicates by hand.
quantiles <- function(w, y, p) {
  o <- order(y); total <- cumsum(w[o])
  vapply(p, function(q) y[o][which(total >= q * sum(w) * (1 - 1e-13))[1]], 0)
}
at <- c(0.1, 0.25, 0.5, 0.75, 0.9)
quantile_sets <- pool(function(d) {
  r <- withReplicates(d, function(w, data) quantiles(w, data$math, at))
  list(coef = as.vector(coef(r)), vcov = as.matrix(vcov(r)))
})

# By hand: what mitools has no option for, or another formula.
u <- function(p) Reduce(`+`, p$covs) / m
b <- function(p) cov(do.call(rbind, p$coefs))
lambda <- function(p) (1 + 1/m) * diag(b(p)) / (diag(u(p)) + (1 + 1/m) * diag(b(p)))
rubin <- function(p) (m - 1) / lambda(p)^2
barnard <- function(p, nu) 1 / (1/rubin(p) + 1/((nu + 1)/(nu + 3) * nu * (1 - lambda(p))))
first <- function(p) sqrt(diag(p$covs[[1]] + (1 + 1/m) * b(p)))
k <- rbind(c(-1, 1, 0), c(-1, 0, 1))

write_json(list(
  df = df, means = both(means), means_vcov = vcov(means$mi), means_lambda = lambda(means), means_first = first(means),
  means_rubin = rubin(means), means_barnard = barnard(means, df),
  mitools_rubin = means$mi$df,
  differences = c(k %*% coef(means$mi), sqrt(diag(k %*% vcov(means$mi) %*% t(k)))),
  low = both(low), levels = both(levels), variances = both(variances), linear = both(linear),
  linear_vcov = vcov(linear$mi), linear_barnard = barnard(linear, df + 1 - 3),
  logistic = both(logistic), quantiles = both(quantile_sets)
), "expected.json")
