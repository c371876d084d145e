# The numbers of expected.json: R's survey package on the NHANES extract shipped in datasets/.
# Usage, from this folder: Rscript generate.R
suppressMessages(library(survey))
source("../json.R")
x <- read.csv("../../../datasets/nhanes-2009-2010/nhanes.csv")
x$race <- factor(x$race)
x$sex <- factor(x$RIAGENDR)
x$agecat <- factor(x$agecat, levels = c("(0,19]", "(19,39]", "(39,59]", "(59,Inf]"))
d <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = x)
tight <- list(epsilon = 1e-15, maxit = 100)

mean_chol <- svymean(~HI_CHOL, d, na.rm = TRUE, deff = TRUE)
by_sex <- svyby(~HI_CHOL, ~sex, subset(d, !is.na(HI_CHOL)), svymean, covmat = TRUE)
total <- svytotal(~HI_CHOL, d, na.rm = TRUE)
race_by_sex <- svyby(~race, ~sex, d, svymean)
young <- subset(d, agecat == "(0,19]")
chi <- svychisq(~race + sex, d, statistic = "F")
wald <- svychisq(~race + sex, d, statistic = "Wald")
adjusted <- svychisq(~race + sex, d, statistic = "adjWald")
t_test <- svyttest(HI_CHOL ~ sex, d)
rank <- svyranktest(WTMEC2YR ~ sex, d)
quantile <- svyquantile(~WTMEC2YR, d, c(.1, .25, .5, .75, .9))[[1]][, "quantile"]
logit <- svyglm(HI_CHOL ~ race + agecat + sex, d, family = quasibinomial(), control = tight)
gaussian <- svyglm(HI_CHOL ~ race + agecat, d)
poisson <- svyglm(HI_CHOL ~ race * sex, d, family = quasipoisson(), control = tight)
term <- regTermTest(logit, ~agecat)

write_json(list(
  mean = c(coef(mean_chol), SE(mean_chol), deff(mean_chol)),
  degf = degf(d),
  mean_t_interval = confint(mean_chol, df = degf(d)),
  by_sex = c(coef(by_sex), SE(by_sex), vcov(by_sex)[1, 2]),
  total = c(coef(total), SE(total)),
  race_by_sex = c(coef(race_by_sex), unlist(SE(race_by_sex))),
  young_mean = c(coef(svymean(~HI_CHOL, young, na.rm = TRUE)), SE(svymean(~HI_CHOL, young, na.rm = TRUE)), degf(young)),
  rao_scott = c(chi$statistic, chi$parameter, chi$p.value),
  wald = c(wald$statistic, wald$parameter, wald$p.value),
  adjusted_wald = c(adjusted$statistic, adjusted$parameter, adjusted$p.value),
  t_test = c(t_test$statistic, t_test$parameter, t_test$p.value),
  rank_test = c(rank$statistic, rank$parameter, rank$p.value),
  quantiles = quantile,
  logit = c(coef(logit), sqrt(diag(vcov(logit))), logit$df.residual),
  logit_term = c(term$Ftest, term$df, term$ddf, term$p),
  gaussian = c(coef(gaussian), sqrt(diag(vcov(gaussian)))),
  poisson = c(coef(poisson), sqrt(diag(vcov(poisson))))
), "expected.json")
