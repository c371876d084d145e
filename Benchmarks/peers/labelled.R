# Reads a labelled file with haven and prints seconds, rows and columns.
path <- commandArgs(trailingOnly = TRUE)[1]
library(haven)
start <- proc.time()[["elapsed"]]
frame <- if (grepl("dta$", path)) read_dta(path) else read_sav(path)
cat(proc.time()[["elapsed"]] - start, nrow(frame), ncol(frame), "\n")
