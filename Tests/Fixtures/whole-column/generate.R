# Quantile groups, standard scores, ranks and group means: R's survey 4.1 and base R. Run in this folder.
suppressMessages(library(survey))
source("../json.R")
set.seed(20260101)
n <- 240
d <- data.frame(x = round(rnorm(n), 1), w = round(runif(n, 0.2, 5), 3), g = sample(1:5, n, TRUE))
d$w[c(3, 50)] <- 0
write.csv(d, "data.csv", row.names = FALSE)

# Groups of a variable, 1 to k, by svyquantile's cut points: intervals closed on the right.
groups <- function(x, w, k) {
  design <- svydesign(~1, weights = ~w, data = data.frame(x = x, w = w))
  q <- coef(svyquantile(~x, design, (1:(k - 1)) / k, qrule = "math", ci = FALSE))
  # A cut point may come twice where a value is very heavy; the group is one more than the cut points below the value.
  rowSums(outer(x, as.vector(q), ">")) + 1
}
type1 <- function(x, k) rowSums(outer(x, quantile(x, (1:(k - 1)) / k, type = 1), ">")) + 1
score <- function(x, w) {
  design <- svydesign(~1, weights = ~w, data = data.frame(x = x, w = w)[w > 0, ])
  (x - coef(svymean(~x, design))) / sqrt(coef(svyvar(~x, design)))
}
by <- function(f) {
  result <- numeric(n)
  for (i in unique(d$g)) result[d$g == i] <- f(d$x[d$g == i], d$w[d$g == i])
  result
}
others <- sapply(1:n, function(i) mean(d$x[d$g == d$g[i] & 1:n != i]))
days <- as.Date("1999-12-29") + 97 * (0:(n - 1))
birth <- as.Date("1996-02-29")
parts <- as.POSIXlt(days)
completed <- parts$year + 1900 - 1996 - ((parts$mon + 1) * 100 + parts$mday < 229)
write_json(list(
  quartile = groups(d$x, d$w, 4), decile = groups(d$x, d$w, 10), quartileUnweighted = type1(d$x, 4),
  tertileBy = by(function(x, w) groups(x, w, 3)), score = score(d$x, d$w), scoreUnweighted = as.vector(scale(d$x)),
  scoreBy = by(score), rank = rank(d$x), rankBy = by(function(x, w) rank(x)), mean = by(function(x, w) mean(x)),
  weightedMean = by(function(x, w) weighted.mean(x, w)), sd = by(function(x, w) sd(x)), others = others,
  year = parts$year + 1900, month = parts$mon + 1, day = parts$mday, days = as.numeric(days), years = completed
), "expected.json")
