# The numbers of expected.json: R's survey package on three real surveys that are not part of this package.
# Usage, from this folder: Rscript generate.R DATA   (DATA: the folder that holds practools_nhis, yrbs, nsfg_2015_2017)
suppressMessages(library(survey))
source("../json.R")
data <- commandArgs(trailingOnly = TRUE)[1]
read <- function(path) read.csv(gzfile(file.path(data, path)))
tight <- list(epsilon = 1e-15, maxit = 100)

# NHIS 2003: children with a parent in the household (1) or none (2).
x <- read("practools_nhis/nhis.large.csv.gz")
x$delayed <- as.numeric(x$delay.med == 1)
x$uncovered <- as.numeric(x$notcov == 1)
x$alone <- factor(x$parents)
d <- svydesign(id = ~psu, strata = ~stratum, weights = ~svywt, data = x, nest = TRUE)
children <- subset(d, age.grp == 1)
shares <- function(outcome) svyby(outcome, ~alone, children, svymean, na.rm = TRUE)
f <- function(table) unlist(svychisq(table, children, statistic = "F")[c("statistic", "parameter", "p.value")])
delayed <- shares(~delayed)
uncovered <- shares(~uncovered)
odds <- svyglm(uncovered ~ alone + factor(sex) + factor(hisp), children, family = quasibinomial(), control = tight)

# YRBS districts: units are numbered within stratum, strata within district and year.
y <- read("yrbs/yrbs_district_2013_2019.csv.gz")
y$hopeless <- as.numeric(y$is_hopeless == "TRUE")
y$hopeless[y$is_hopeless == "" | is.na(y$is_hopeless)] <- NA
y$group <- interaction(y$state, y$district, y$year, y$stratum, drop = TRUE)
options(survey.lonely.psu = "adjust")
e <- svydesign(id = ~PSU, strata = ~group, weights = ~weight, data = y, nest = TRUE)
hopeless <- svyby(~hopeless, ~year, e, svymean, na.rm = TRUE)

# NSFG 2015-2017, pregnancies: birth weight under 2,500 g.
z <- read("nsfg_2015_2017/NSFG_data.csv.gz")
z$low <- as.numeric(z$LBW == "TRUE")
g <- svydesign(id = ~SECU, strata = ~strata, weights = ~wgt, data = z, nest = TRUE)
low <- svyby(~low, ~race, g, svymean, na.rm = TRUE)
poverty <- svyglm(low ~ age + income, g, family = quasibinomial(), control = tight)

write_json(list(
  nhis_children = sum(x$age.grp == 1), nhis_delayed = c(coef(delayed), SE(delayed)),
  nhis_uncovered = c(coef(uncovered), SE(uncovered)), nhis_delayed_test = f(~delayed + alone),
  nhis_uncovered_test = f(~uncovered + alone), nhis_odds = c(coef(odds), SE(odds)),
  yrbs_hopeless = c(coef(hopeless), SE(hopeless)), yrbs_df = degf(e),
  nsfg_low = c(coef(low), SE(low)), nsfg_model = c(coef(poverty), SE(poverty))
), "expected.json")
