# One task with R's survey package, as a user would write it. Usage: Rscript survey.R table1|logit FILE
arguments <- commandArgs(TRUE)
task <- arguments[1]
suppressMessages({
  library(data.table)
  library(survey)
})
x <- fread(arguments[2], data.table = FALSE)
categories <- c("sex", "residence", "boarding", "education", "kind", "media", "county")
numbers <- c("age", "ses", "siblings", "bmi", "sleep", "support", "score", "count")
for (name in c("exposed", categories)) x[[name]] <- factor(x[[name]])
design <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = x, nest = TRUE)

if (task == "table1") {
  for (name in numbers) {
    f <- reformulate(name)
    svymean(f, design, na.rm = TRUE)
    svyby(f, ~exposed, design, svymean, na.rm = TRUE)
    svyby(f, ~exposed, design, svyvar, na.rm = TRUE)
    svyttest(reformulate("exposed", name), design)
  }
  for (name in categories) {
    f <- reformulate(name)
    svymean(f, design, na.rm = TRUE)
    svyby(f, ~exposed, design, svymean, na.rm = TRUE)
    svychisq(reformulate(c(name, "exposed")), design)
  }
} else {
  fit <- svyglm(event ~ exposed + sex + age + residence + education + ses + siblings + boarding + sleep + support,
    design = design, family = quasibinomial())
  print(coef(fit)[2])
}
