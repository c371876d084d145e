# A size shared out over strata within bounds: the multiplier of the Karush-Kuhn-Tucker conditions by uniroot; for Neyman's rule
# the variance is also compared with that of 20,000 other allocations within the bounds. Run in this folder.
source("../json.R")
N <- c(40, 900, 25, 310, 60, 1200)
S <- c(20, 4, 150, 9, 0.5, 3)
cost <- c(1, 1, 4, 2, 1, 1)
mean <- c(50, 10, 400, 30, 6, 12)
out <- list(units = N, deviations = S, costs = cost, means = mean)
shares <- list(proportional = N, equal = rep(1, 6), neyman = N * S, optimal = N * S / sqrt(cost), power = N^0.3 * S / mean)
clamp <- function(l, a, low) pmin(N, pmax(low, l * a))
for (n in c(60, 400)) for (low in c(0, 5)) for (rule in names(shares)) {
  a <- shares[[rule]]
  lower <- pmin(low, N)
  f <- function(l) sum(clamp(l, a, lower)) - n
  l <- uniroot(f, c(0, max(N / a)), tol = 1e-15)$root
  exact <- clamp(l, a, lower)
  # One step of Newton for the last digits: the free strata share what is left.
  free <- exact > lower & exact < N
  exact[free] <- a[free] / sum(a[free]) * (n - sum(exact[!free]))
  out[[sprintf("%s.%d.%d", rule, n, low)]] <- exact
  if (rule == "neyman") {
    # The variance of a total but for a constant, at many random allocations within the bounds: none may be smaller.
    set.seed(1)
    v <- function(x) sum((N * S)^2 / x)
    best <- Inf
    for (i in 1:20000) {
      x <- clamp(1, exact * exp(rnorm(6, 0, 0.3)), pmax(lower, 0.01))
      x <- pmin(N, pmax(pmax(lower, 0.01), x * n / sum(x)))
      if (abs(sum(x) - n) < 1e-9) best <- min(best, v(x))
    }
    stopifnot(best >= v(exact) * (1 - 1e-12))
  }
}
# Inclusion probabilities proportional to size, with units larger than the interval certain: those that are above 1 are set
# to 1 and the rest scaled anew, until none is.
pps <- function(x, n) {
  p <- n * x / sum(x)
  repeat {
    sure <- p >= 1 - 1e-12
    p[sure] <- 1
    q <- (n - sum(sure)) * x / sum(x[!sure])
    q[sure] <- 1
    if (isTRUE(all.equal(p, q, tolerance = 1e-14))) break
    p <- q
    if (all(p[!sure] < 1)) break
  }
  p
}
x <- c(3, 90, 14, 7, 40, 11, 5, 23, 2, 60)
out$sizes <- x
for (n in 1:9) out[[paste0("inclusion.", n)]] <- pps(x, n)
write_json(out, "expected.json")
