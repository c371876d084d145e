# Waves appended, households and rosters joined, wide and long: base R's rbind, merge and reshape. Attrition: base R, and the
# survey package 4.1 for the comparison of the retained with the lost. Run in this folder.
suppressMessages(library(survey))
source("../json.R")
set.seed(20260301)
n <- 120
persons <- data.frame(
  pid = sample(1000:9999, n), county = sample(1:8, n, TRUE), sex = sample(1:2, n, TRUE),
  weight = round(runif(n, 0.5, 3), 2))
persons$stratum <- ifelse(persons$county <= 4, 1, 2)
wave <- function(w, who) {
  d <- persons[who, ]
  d$hhid <- sample(c(NA, 1:70), nrow(d), TRUE)
  d$score <- round(rnorm(nrow(d), 10 + w, 3), 1)
  d$score[sample(nrow(d), 5)] <- NA
  if (w > 1) d$height <- round(rnorm(nrow(d), 130 + 5 * w, 8))
  d[sample(nrow(d)), ]
}
present <- cbind(runif(n) < 0.85, runif(n) < 0.75, runif(n) < 0.7)
waves <- lapply(1:3, function(w) wave(w, present[, w]))
for (w in 1:3) write.csv(waves[[w]], sprintf("wave%d.csv", w), row.names = FALSE, na = "", quote = FALSE)
household <- data.frame(hh = sample(10:90, 60), income = round(rlnorm(60, 8, 0.5)))
write.csv(household, "household.csv", row.names = FALSE)
roster <- data.frame(hh = sample(household$hh, 100, TRUE))
roster$member <- ave(roster$hh, roster$hh, FUN = seq_along)
roster$age <- sample(1:80, 100, TRUE)
write.csv(roster, "roster.csv", row.names = FALSE)

out <- list()
put <- function(name, d) for (v in names(d)) out[[paste0(name, ".", v)]] <<- as.numeric(d[[v]])

# append
all <- do.call(rbind, lapply(1:3, function(w) {
  d <- waves[[w]]
  if (is.null(d$height)) d$height <- NA
  cbind(wave = w, d)
}))
put("append", all)

# m:1, rows in the order of the left table; rows without a key match nothing
all$row <- seq_len(nrow(all))
joined <- merge(all, household, by.x = "hhid", by.y = "hh", all.x = TRUE, incomparables = NA)
joined <- joined[order(joined$row), ]
put("join", joined[c("pid", "wave", "hhid", "income")])
out$join.matched <- sum(!is.na(joined$income))
out$join.unmatchedRight <- sum(!household$hh %in% all$hhid)
inner <- merge(all, household, by.x = "hhid", by.y = "hh", incomparables = NA)
put("inner", inner[order(inner$row), c("pid", "wave", "income")])

# 1:m, households without members kept
household$row <- seq_len(nrow(household))
roster$place <- seq_len(nrow(roster))
expanded <- merge(household, roster, by = "hh", all.x = TRUE)
put("roster", expanded[order(expanded$row, expanded$place), c("hh", "income", "member", "age")])

# two keys, 1:1: the first wave with the second
both <- merge(waves[[1]][c("pid", "county", "score")], waves[[2]][c("pid", "county", "score")],
  by = c("pid", "county"), all.x = TRUE, suffixes = c("", "2"))
put("two", both[order(match(both$pid, waves[[1]]$pid)), ])

# wide, persons in the order in which they first come; and back
wide <- reshape(all[c("pid", "wave", "sex", "score", "height")], idvar = c("pid", "sex"), timevar = "wave",
  direction = "wide", sep = "_")
put("wide", wide)
long <- reshape(wide, idvar = c("pid", "sex"), timevar = "wave", direction = "long", times = 1:3,
  varying = list(score = paste0("score_", 1:3), height = paste0("height_", 1:3)), v.names = c("score", "height"))
long <- long[order(match(long$pid, wide$pid), long$wave), ]
put("long", long[c("pid", "wave", "sex", "score", "height")])

# attrition
ids <- unique(all$pid)
there <- sapply(1:3, function(w) ids %in% waves[[w]]$pid)
put("attrition", list(
  interviewed = colSums(there), retained = sapply(2:3, function(w) sum(there[, 1] & there[, w])),
  everyWave = sapply(2:3, function(w) sum(apply(there[, 1:w], 1, all))),
  lost = sapply(2:3, function(w) sum(there[, w - 1] & !there[, w])),
  returned = c(0, sum(there[, 1] & !there[, 2] & there[, 3])),
  new = c(sum(!there[, 1] & there[, 2]), sum(!there[, 1] & !there[, 2] & there[, 3]))))
pattern <- table(apply(there + 0, 1, paste, collapse = ""))
for (p in names(pattern)) out[[paste0("pattern.", p)]] <- as.numeric(pattern[[p]])

baseline <- waves[[1]]
baseline$retained <- baseline$pid %in% waves[[3]]$pid
design <- svydesign(~county, strata = ~stratum, weights = ~weight, data = baseline, nest = TRUE)
means <- svyby(~score, ~retained, design, svymean, na.rm = TRUE)
test <- svyttest(score ~ retained, design)
sexes <- svychisq(~sex + retained, design, statistic = "F")
shares <- svyby(~I(sex == 1), ~retained, design, svymean)
out$baseline.n <- as.numeric(table(baseline$retained))[2:1]
out$baseline.mean <- means$score[2:1]
out$baseline.se <- SE(means)[2:1]
out$baseline.t <- c(test$statistic, test$p.value)
out$baseline.sex <- shares[["I(sex == 1)TRUE"]][2:1]
out$baseline.sexTest <- c(sexes$statistic, sexes$p.value)
write_json(out, "expected.json")
