# The numbers of expected.json: R's survey package on public survey files that are not part of this package.
# Usage, from this folder: Rscript generate.R DATA   (DATA: the folder that holds pisa2003_belgium, samplics_tests, …)
suppressMessages(library(survey))
source("../json.R")
data <- commandArgs(trailingOnly = TRUE)[1]
read <- function(path) read.csv(gzfile(file.path(data, path)))
tight <- list(epsilon = 1e-15, maxit = 100)
both <- function(e) c(coef(e), SE(e))
result <- list()

# PISA 2003, Belgium: 80 replicates by Fay's method. PV1MATH1 to PV1MATH4 are first plausible values of four subscales.
b <- read("pisa2003_belgium/pisa.be.2003.csv.gz")
b$type <- factor(b$school.type)
d <- svrepdesign(weights = ~W_FSTUWT, repweights = "W_FSTR[0-9]+", type = "Fay", rho = 0.5, data = b, mse = TRUE,
                 combined.weights = TRUE)
result$belgium_df <- degf(d)
result$belgium_escs <- both(svyby(~ESCS1, ~type, d, svymean, na.rm = TRUE))
result$belgium_types <- both(svymean(~type, d, na.rm = TRUE))
result$belgium_model <- both(svyglm(PV1MATH1 ~ ESCS1 + factor(male) + type, design = d))

# TALIS 2018: 100 half-samples by Fay's method (factors 0.5 and 1.5, as the file's weights show).
a <- read("pisa2018_talis2018_oecd_sample/df_talis18.csv.gz")
d <- svrepdesign(weights = ~tchwgt, repweights = "trwgt[0-9]+", type = "Fay", rho = 0.5, data = a, mse = TRUE,
                 combined.weights = TRUE)
a$men <- as.numeric(a$tt3g01 == 2)
d <- update(d, men = as.numeric(tt3g01 == 2))
result$talis_df <- degf(d)
result$talis_men <- both(svyby(~men, ~cntry, d, svymean))

# NHANES II: 32 half-samples; the same by Fay's method with 0.3; 62 jackknife replicates in 31 strata of two units.
n <- read("samplics_tests/estimation__nhanes2brr.csv.gz")
d <- svrepdesign(weights = ~finalwgt, repweights = "brr_[0-9]+", type = "BRR", data = n, mse = TRUE,
                 combined.weights = TRUE)
result$brr_df <- degf(d)
result$brr_weight <- both(svyby(~weight, ~region, d, svymean))
result$brr_ratio <- both(svyratio(~weight, ~height, d))
result$brr_model <- both(svyglm(highbp ~ height + weight + age + female, design = d, family = quasibinomial(),
                                control = tight))
f <- read("samplics_tests/estimation__nhanes2fay.csv.gz")
d <- svrepdesign(weights = ~finalwgt, repweights = "fay_[0-9]+", type = "Fay", rho = 0.3, data = f, mse = TRUE,
                 combined.weights = TRUE)
result$fay_weight <- both(svyby(~weight, ~region, d, svymean))
result$fay_diabetes <- both(svyby(~diabetes, ~female, d, svymean, na.rm = TRUE))
result$fay_model <- both(svyglm(weight ~ height + female, design = d))
j <- read("samplics_tests/estimation__nhanes2jknife2.csv.gz")
d <- svrepdesign(weights = ~finalwgt, repweights = "jkw_[0-9]+", type = "JKn", data = j, scale = 1, mse = TRUE,
                 rscales = rep(0.5, 62), combined.weights = TRUE)
result$jackknife_df <- degf(d)
result$jackknife_iron <- both(svyby(~iron, ~race, d, svymean))
result$jackknife_total <- both(svytotal(~diabetes, d, na.rm = TRUE))
result$jackknife_model <- both(svyglm(iron ~ age + female + rural, design = d))

# NSCH 2019: state × type of address, households as units.
s <- read("nsch_screener/nsch_2019e_screener.csv.gz")
s$stratum <- interaction(s$FIPSST, s$STRATUM, drop = TRUE)
s$needs <- as.numeric(s$C_CSHCN == 1)
s$emotional <- as.numeric(s$C_K2Q22 == 1)
d <- svydesign(id = ~HHIDS, strata = ~stratum, weights = ~C_FWS, data = s, nest = TRUE)
result$nsch_df <- degf(d)
result$nsch_needs <- both(svyby(~needs, ~C_SEX, d, svymean))
result$nsch_emotional <- both(svymean(~emotional, d, na.rm = TRUE))
result$nsch_model <- both(svyglm(needs ~ C_AGE_YEARS + factor(C_SEX), design = d, family = quasibinomial(),
                                 control = tight))

# NHIS 2015, sample children aged 4 to 17: 7, 8 and 9 are refused, not ascertained, don't know.
h <- read("nhis_sample_child/samchild_2015.csv.gz")
h$difficult <- ifelse(h$RSCL6 %in% 0:3, as.numeric(h$RSCL6 >= 2), NA)
h$relative <- ifelse(h$CSRELTVP %in% 1:5, h$CSRELTVP, NA)
h$grandparents <- as.numeric(h$relative == 2)
d <- svydesign(id = ~PSU_P, strata = ~STRAT_P, weights = ~WTFA_SC, data = h, nest = TRUE)
result$nhis_df <- degf(d)
result$nhis_grandparents <- both(svymean(~grandparents, d, na.rm = TRUE))
result$nhis_difficult <- both(svyby(~difficult, ~grandparents, subset(d, !is.na(difficult) & !is.na(grandparents)),
                                    svymean))
result$nhis_model <- both(svyglm(difficult ~ grandparents + factor(SEX) + AGE_P, design = d, family = quasibinomial(),
                                 control = tight))
write_json(result, "expected.json")
