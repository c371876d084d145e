# Writes nhanes.csv: the NHANES 2009-2010 extract that Debian's r-cran-survey carries as data(nhanes).
# Usage: Rscript generate.R   (needs the R package survey)
data(nhanes, package = "survey")
write.csv(nhanes, "nhanes.csv", row.names = FALSE, na = "", quote = TRUE)
