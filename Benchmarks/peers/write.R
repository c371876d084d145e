# Reads a CSV file with data.table's fread, writes it with fwrite and prints the seconds that writing took, rows and columns.
arguments <- commandArgs(trailingOnly = TRUE)
library(data.table)
frame <- fread(arguments[1], showProgress = FALSE)
start <- proc.time()[["elapsed"]]
fwrite(frame, arguments[2], showProgress = FALSE)
cat(proc.time()[["elapsed"]] - start, nrow(frame), ncol(frame), "\n")
