# Reads a CSV file with data.table's fread and prints seconds, rows and columns.
arguments <- commandArgs(trailingOnly = TRUE)
library(data.table)
columns <- if (length(arguments) > 1) strsplit(arguments[2], ",")[[1]] else NULL
start <- proc.time()[["elapsed"]]
frame <- fread(arguments[1], select = columns, showProgress = FALSE)
cat(proc.time()[["elapsed"]] - start, nrow(frame), ncol(frame), "\n")
