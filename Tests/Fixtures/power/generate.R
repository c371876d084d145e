# Sizes, power and detectable differences: power.prop.test and power.t.test of R's stats where there are no clusters; with
# clusters, the formulas written down anew with pt(ncp =) and uniroot. Run in this folder.
source("../json.R")
out <- list()

# Two shares, no clusters, normal, pooled.
prop <- expand.grid(p1 = c(0.05, 0.3, 0.62), d = c(0.04, 0.1), power = c(0.8, 0.9), alpha = c(0.05, 0.01))
out$prop.cases <- as.numeric(t(as.matrix(prop)))
out$prop.n <- mapply(function(p1, d, power, alpha)
  power.prop.test(p1 = p1, p2 = p1 + d, power = power, sig.level = alpha, tol = 1e-12)$n, prop$p1, prop$d, prop$power, prop$alpha)
out$prop.power <- mapply(function(p1, d, alpha)
  power.prop.test(n = 180, p1 = p1, p2 = p1 + d, sig.level = alpha)$power, prop$p1, prop$d, prop$alpha)
out$prop.second <- mapply(function(p1, power, alpha)
  power.prop.test(n = 180, p1 = p1, power = power, sig.level = alpha, tol = 1e-12)$p2, prop$p1, prop$power, prop$alpha)
out$prop.onesided <- sapply(c(0.05, 0.3), function(p1)
  power.prop.test(n = 180, p1 = p1, p2 = p1 + 0.1, alternative = "one.sided")$power)

# Two means, no clusters.
means <- expand.grid(delta = c(0.3, 1.2), sd = c(1, 5), power = c(0.8, 0.95), alpha = c(0.05, 0.01))
means <- means[means$delta / means$sd < 1.5, ]
out$mean.cases <- as.numeric(t(as.matrix(means)))
out$mean.n <- mapply(function(delta, sd, power, alpha)
  power.t.test(delta = delta, sd = sd, power = power, sig.level = alpha, tol = 1e-12)$n, means$delta, means$sd, means$power, means$alpha)
out$mean.power <- mapply(function(delta, sd, alpha)
  power.t.test(n = 9, delta = delta, sd = sd, sig.level = alpha)$power, means$delta, means$sd, means$alpha)
out$mean.delta <- mapply(function(sd, power, alpha)
  power.t.test(n = 9, sd = sd, power = power, sig.level = alpha, tol = 1e-12)$delta, means$sd, means$power, means$alpha)

# Clusters. Each row: p1, p2, k1, k2, m, icc, cv, strata, alpha; groups in different clusters, t, pooled.
between <- rbind(
  c(0.3, 0.4, 12, 12, 30, 0.05, 0, 1, 0.05), c(0.3, 0.4, 12, 18, 30, 0.05, 0.4, 1, 0.05),
  c(0.1, 0.2, 4, 4, 50, 0.02, 0.8, 1, 0.05), c(0.5, 0.35, 24, 24, 20, 0.1, 0.2, 6, 0.01))
power.clusters <- function(d, se0, se, df, alpha) pt(qt(1 - alpha / 2, df) * se0 / se, df, ncp = abs(d) / se, lower.tail = FALSE)
out$between.cases <- as.numeric(t(between))
out$between.power <- apply(between, 1, function(r) {
  n <- r[3:4] * r[5]
  deff <- 1 + ((r[7]^2 + 1) * r[5] - 1) * r[6]
  pool <- sum(n * r[1:2]) / sum(n)
  power.clusters(r[2] - r[1], sqrt(pool * (1 - pool) * sum(1 / n) * deff), sqrt(sum(r[1:2] * (1 - r[1:2]) / n) * deff),
    r[3] + r[4] - r[8] - 1, r[9])
})

# Both groups in every cluster. Each row: m1, m2 (means), sd, k, size of both in a cluster, ratio, icc, cross, cv, alpha. The
# variance of the difference is that of weights +1/n1 and -1/n2 over the persons of clusters whose sizes are written out:
# half of them M(1 - cv), half M(1 + cv), each with the groups' shares.
within <- rbind(
  c(10, 11, 5, 20, 30, 1, 0.05, 1, 0, 0.05), c(10, 11, 5, 20, 30, 0.5, 0.05, 0.6, 0, 0.05),
  c(10, 11, 5, 20, 30, 0.5, 0.05, 0.6, 0.4, 0.05))
out$within.cases <- as.numeric(t(within))
out$within.power <- apply(within, 1, function(r) {
  share <- c(1, r[6]) / (1 + r[6])
  n <- r[4] * r[5] * share
  variance <- 0
  for (size in rep(r[5] * c(1 - r[9], 1 + r[9]), each = r[4] / 2)) {
    m <- size * share
    rho <- matrix(c(r[7], r[7] * r[8], r[7] * r[8], r[7]), 2)
    w <- c(1 / n[1], -1 / n[2])
    # persons of group g: variance 1, correlation rho within the group, rho * cross between groups
    for (g in 1:2) variance <- variance + w[g]^2 * (m[g] + m[g] * (m[g] - 1) * rho[g, g])
    variance <- variance + 2 * w[1] * w[2] * m[1] * m[2] * rho[1, 2]
  }
  se <- r[3] * sqrt(variance)
  power.clusters(r[2] - r[1], se, se, r[4] - 2, r[10])
})

# A finite population of clusters, two stages of simple random sampling: Cochran (1977), theorem 10.1, where the variance of
# cluster means is rho + (1 - rho)/M and that within clusters 1 - rho. Each row: sd, k, K, m, M, icc; half-width at 95 %.
finite <- rbind(c(5, 10, 40, 20, 80, 0.05), c(5, 39, 40, 20, 80, 0.05), c(5, 40, 40, 20, 80, 0.3), c(5, 10, 40, 80, 80, 0.05))
out$finite.cases <- as.numeric(t(finite))
out$finite.halfWidth <- apply(finite, 1, function(r) {
  f1 <- r[2] / r[3]
  f2 <- r[4] / r[5]
  v <- (1 - f1) / r[2] * (r[6] + (1 - r[6]) / r[5]) + (1 - f2) / (r[2] * r[4]) * (1 - r[6])
  qt(0.975, r[2] - 1) * r[1] * sqrt(v)
})

# Noncentral t: P(T > x).
tail <- expand.grid(x = c(-1, 2, 5), df = c(2, 10.5, 200), delta = c(0, 1.5, 6, 20))
out$tail.cases <- as.numeric(t(as.matrix(tail)))
out$tail.upper <- mapply(function(x, df, delta) pt(x, df, ncp = delta, lower.tail = FALSE), tail$x, tail$df, tail$delta)
write_json(out, "expected.json")
