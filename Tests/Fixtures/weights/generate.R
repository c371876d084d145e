# Weights adjusted by R's survey: what Tests/EstimationTests/Calibration and Weights check against.
#   Rscript generate.R   (writes data.csv and expected.json beside this script)
suppressMessages(library(survey))
source("../json.R")

set.seed(7)
n <- 240
pick <- function(levels, p) sample(levels, n, TRUE, p)
data <- data.frame(
    cluster = (1:n - 1) %/% 8 + 1, region = pick(c("north", "east", "south"), c(5, 2, 3)), sex = pick(c("girl", "boy"), 1:2),
    school = pick(c("day", "boarding", "none", "other"), c(4, 3, 2, 0.7)), age = sample(6:16, n, TRUE), size = sample(5, n, TRUE))
data$weight <- 20 + 3 * ((data$cluster * 7) %% 6)
data$response <- pick(c("respondent", "nonRespondent", "unknown", "ineligible"), c(7, 3, 1, 1))
data$propensity <- round(runif(n, 0.3, 0.9), 3)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)
data$region <- factor(data$region, levels = c("north", "east", "south"))
data$sex <- factor(data$sex, levels = c("girl", "boy"))
data$school <- factor(data$school, levels = c("day", "boarding", "none", "other"))

d <- svydesign(id = ~cluster, weights = ~weight, data = data)
region <- data.frame(region = levels(data$region), Freq = c(3300, 1500, 2200))
sex <- data.frame(sex = levels(data$sex), Freq = c(2600, 4400))
school <- data.frame(school = levels(data$school), Freq = c(3000, 2100, 1500, 400))
totals <- c(`(Intercept)` = 7000, regioneast = 1500, regionsouth = 2200, sexboy = 4400, age = 75000)
f <- ~ region + sex + age
w <- function(design) unname(weights(design))
tight <- 1e-13
crossed <- as.data.frame(xtabs(~ region + sex, data))
crossed$Freq <- crossed$Freq * c(30, 28, 35, 33, 31, 29)
trimmed <- postStratify(d, ~region + school, transform(as.data.frame(xtabs(weight ~ region + school, data)), Freq = Freq * (6:17) / 10))
sums <- function(x) {
    x <- x[x > 0]
    q <- quantile(x, c(0, .25, .5, .75, 1), names = FALSE)
    cv <- sqrt(mean((x - mean(x))^2)) / mean(x)
    c(length(x), sum(x), mean(x), q, cv, 1 + cv^2, sum(x)^2 / sum(x^2), max(x) / sum(x), q[5] / q[3])
}

# Non-response by hand: classes region x sex, eligibility unknown for some.
class <- interaction(data$region, data$sex, drop = TRUE)
known <- data$response != "unknown"
eligible <- data$response %in% c("respondent", "nonRespondent")
answered <- data$response == "respondent"
by_class <- function(rows) tapply(data$weight * rows, class, sum)[class]
a <- by_class(TRUE) / by_class(known)
b <- by_class(eligible) / by_class(answered)
adjusted <- data$weight * ifelse(answered, a * b, ifelse(known & !eligible, a, 0))
asked <- data$response != "ineligible"
# Response modelled on region, sex and age, weighted, among those known to be eligible.
eligible <- data$response %in% c("respondent", "nonRespondent")
model <- glm(I(response == "respondent") ~ region + sex + age, quasibinomial, data[eligible, ], weights = weight,
             control = list(epsilon = 1e-15, maxit = 100))
answered <- data$response == "respondent"
w1 <- data$weight[answered]
fitted1 <- predict(model, data[answered, ], type = "response")
fifths <- cut(data$propensity, c(-Inf, quantile(data$propensity[asked], 1:4 / 5), Inf), labels = FALSE)

write_json(list(
    postStratify = w(postStratify(d, ~region, region)),
    partial = w(suppressWarnings(postStratify(d, ~region + sex, rbind(crossed, data.frame(region = "west", sex = "boy", Freq = 9)),
                                              partial = TRUE))),
    rake = w(rake(d, list(~region, ~sex, ~school), list(region, sex, school), control = list(maxit = 500, epsilon = 1e-14))),
    linear = w(calibrate(d, f, totals)),
    linearScaled = w(calibrate(d, f, totals, variance = data$size)),
    raking = w(calibrate(d, f, totals, calfun = "raking", epsilon = tight)),
    rakingScaled = w(calibrate(d, f, totals, calfun = "raking", epsilon = tight, variance = data$size)),
    logit = w(calibrate(d, f, totals, calfun = "logit", bounds = c(0.6, 1.9), epsilon = tight)),
    bounded = w(calibrate(d, f, totals, bounds = c(0.85, 1.3), epsilon = tight)),
    sinh = w(calibrate(d, f, totals, calfun = cal.sinh, bounds = c(0.01, 100), epsilon = tight)),
    boundedWeights = w(calibrate(d, f, totals, bounds = c(18, 39), bounds.const = TRUE, epsilon = tight, maxit = 500)),
    clusters = w(calibrate(d, ~ region + sex, totals[1:4], aggregate.stage = 1)),
    clustersRaking = w(calibrate(d, ~ region + sex, totals[1:4], aggregate.stage = 1, calfun = "raking", epsilon = tight)),
    trim = w(trimWeights(trimmed, upper = 50, lower = 22)),
    trimStrict = w(trimWeights(trimmed, upper = 50, lower = 22, strict = TRUE)),
    summary = sums(w(trimmed)),
    summaryEast = sums(w(trimmed)[data$region == "east"]),
    summaryZero = sums(adjusted),
    nonResponse = adjusted,
    propensityClass = fifths - 1,
    responseModel = w1 / fitted1
), "expected.json")
