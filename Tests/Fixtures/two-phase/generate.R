# Two-phase samples pair by pair from the definition (Särndal, Swensson & Wretman 1992, §9.3). R survey's
# twophase(method = "full") gives the clusters' numbers to the last digit; for rows drawn with replacement it takes the sum
# of squares of the first phase without its mean (standard error 0.116088 of the mean, a factor n/(n - 1) in V less).
set.seed(20261129)
d <- data.frame(id = 1:240, psu = rep(1:40, each = 6), N = 60)
effect <- rnorm(40)
d$y <- round(effect[d$psu] + rnorm(240) + 5, 3)
d$group <- ifelse(runif(240) < 0.4, "a", "b")
d$stratum <- ifelse(d$y + rnorm(240) > 5, "high", "low")
d$again <- rbinom(240, 1, ifelse(d$stratum == "high", 0.6, 0.3))
write.csv(d, "data.csv", row.names = FALSE, quote = FALSE)

s <- d[d$again == 1, ]
available <- table(d$stratum)[s$stratum]
drawn <- table(s$stratum)[s$stratum]
f2 <- as.vector(drawn / available)
two <- ifelse(outer(s$stratum, s$stratum, "=="), -(1 - f2) / (as.vector(drawn) - 1), 0)
diag(two) <- 1 - f2
numbers <- function(unit, n, f, factor) {
  one <- ifelse(outer(unit, unit, "=="), 1 - f, -(1 - f) / (n - 1))
  delta <- one + two - one * two
  w <- as.vector(factor / f2)
  se <- function(z) sqrt(as.vector(t(z) %*% delta %*% z))
  m <- sum(w * s$y) / sum(w)
  a <- s$group == "a"
  ma <- sum((w * s$y)[a]) / sum(w[a])
  x <- w * (s$y - m)
  c(m, se(x / sum(w)), sum(x), se(x), ma, se(w * a * (s$y - ma) / sum(w[a])))
}
line <- function(x) paste(sprintf("%.15g", x), collapse = ", ")
cat(sprintf('{\n  "rows": [%s],\n  "clusters": [%s]\n}\n', line(numbers(s$id, 240, 0, 1)),
            line(numbers(s$psu, 40, 40 / 60, 60 / 40))), file = "expected.json")
