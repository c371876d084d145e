# The numbers of expected.json: R's survey package on wave 3 of the synthetic pupils, with variables derived here by
# hand as the codebook declares them. Usage, from this folder: Rscript generate.R
suppressMessages(library(survey))
source("../json.R")
x <- read.csv("../../../datasets/left-behind-synthetic/wave3.csv")
missing <- c(-1, -2, -8, -9)
for (name in setdiff(names(x), c("ses", "weight", "schoolName"))) x[[name]][x[[name]] %in% missing] <- NA
x$ses[x$ses %in% missing] <- NA

# A parent is away: does not live with the child, for work, at least six months, and is alive.
away <- function(home, work, months, alive) {
  result <- (home == 2) & (work == 1) & (months >= 6)
  result[!is.na(alive) & alive == 2] <- FALSE
  result
}
father <- away(x$fatherHome, x$fatherWork, x$fatherMonths, x$fatherAlive)
mother <- away(x$motherHome, x$motherWork, x$motherMonths, x$motherAlive)
x$left <- factor(ifelse(father & mother, "both", ifelse(father, "father", ifelse(mother, "mother", "none"))),
  levels = c("none", "father", "mother", "both"))
x$left[is.na(father) | is.na(mother)] <- NA

items <- as.matrix(x[paste0("cesdItem", 1:10)])
items[, c(5, 8)] <- 3 - items[, c(5, 8)]
answered <- rowSums(!is.na(items))
x$cesd <- ifelse(answered >= 8, rowMeans(items, na.rm = TRUE) * 10, NA)
x$depressed <- as.numeric(x$cesd >= 10 - 1e-9)
x$sex <- factor(x$sex)
# Wave 3's own order of caregivers, translated.
x$care <- factor(c(3, 1, 2, 4, 5)[x$caregiver])
x$population <- !is.na(x$hukou) & x$hukou == 1 & !is.na(x$age) & x$age < 16

d <- svydesign(id = ~county, strata = ~stratum, weights = ~weight, data = x)
p <- subset(d, population)
known <- subset(p, !is.na(left))
tight <- list(epsilon = 1e-15, maxit = 100)
logit <- svyglm(depressed ~ left + age + sex + ses + siblings, p, family = quasibinomial(), control = tight)
poisson <- svyglm(friends ~ left + sex + age, p, family = quasipoisson(), control = tight)
chi <- svychisq(~depressed + left, subset(known, !is.na(depressed)), statistic = "F")
anova <- regTermTest(svyglm(cesd ~ left, p), ~left)
by_left <- svyby(~cesd, ~left, p, svymean, na.rm = TRUE)
# Mid-ranks of the weighted distribution. (svyranktest breaks ties in row order when weights differ.)
ranked <- subset(known, !is.na(siblings))
rows <- which(x$population & !is.na(x$left) & !is.na(x$siblings))
w <- x$weight[rows]
y <- x$siblings[rows]
x$rank <- NA
x$rank[rows] <- vapply(y, function(v) (sum(w[y < v]) + sum(w[y == v]) / 2) / sum(w), 0)
ranked <- update(ranked, rank = x$rank[match(rownames(ranked$variables), rownames(x))])
siblings <- regTermTest(svyglm(rank ~ left, ranked), ~left)

write_json(list(
  population = sum(x$population),
  left_counts = table(x$left[x$population]),
  left_shares = c(coef(svymean(~left, known)), SE(svymean(~left, known))),
  cesd_by_left = c(coef(by_left), SE(by_left)),
  cesd_sd = sqrt(coef(svyby(~cesd, ~left, p, svyvar, na.rm = TRUE))),
  cesd_test = c(anova$Ftest, anova$df, anova$ddf, anova$p),
  depressed_test = c(chi$statistic, chi$parameter, chi$p.value),
  siblings_rank = c(siblings$Ftest, siblings$df, siblings$ddf, siblings$p),
  caregivers = coef(svymean(~care, subset(known, !is.na(care)))),
  depressed_mean = c(coef(svymean(~depressed, p, na.rm = TRUE)), SE(svymean(~depressed, p, na.rm = TRUE))),
  logit = c(coef(logit), sqrt(diag(vcov(logit))), logit$df.residual),
  logit_n = length(residuals(logit)),
  poisson = c(coef(poisson), sqrt(diag(vcov(poisson))))
), "expected.json")
