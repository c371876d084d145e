# What Benchmarks/engine.py times of R's survey package: seconds after reading, the most memory held in MB, numbers.
a <- commandArgs(TRUE)
suppressMessages({library(data.table); library(survey)})
x <- fread(a[1], data.table = FALSE)
x$sex <- factor(x$sex); x$county <- factor(x$county)
build <- function() svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = x, nest = TRUE)
seconds <- function(e) { t <- proc.time()[[3]]; v <- force(e); list(proc.time()[[3]] - t, v) }
r <- seconds(build()); d <- r[[2]]; r[[2]] <- length(unique(x$psu))
means <- function(b) {
  m <- svymean(~score, b, na.rm = TRUE); g <- svyby(~score, ~exposed, b, svymean, na.rm = TRUE)
  c(coef(m), SE(m), coef(g), SE(g))
}
if (a[2] == "bootstrap") r <- seconds({set.seed(1); means(as.svrepdesign(d, type = "bootstrap", replicates = 100))})
if (a[2] == "rake") {
  total <- sum(weights(d))
  sex <- data.frame(sex = factor(0:1), Freq = c(0.52, 0.48) * total)
  county <- data.frame(county = factor(1:8), Freq = rep(total / 8, 8))
  r <- seconds(sum(weights(rake(d, list(~sex, ~county), list(sex, county), control = list(epsilon = 1e-6)))))
}
if (a[2] == "replicates") {
  set.seed(1); b <- as.svrepdesign(d, type = "subbootstrap", replicates = 500, compress = FALSE)
  r <- seconds(means(b))
}
peak <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(r[[1]], peak, r[[2]], "\n")
