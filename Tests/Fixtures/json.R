# Writes named lists of numeric vectors as JSON with seventeen significant digits. Sourced by the generators.
number <- function(x) {
  text <- sprintf("%.17g", x)
  text[is.na(x)] <- "null"
  text[is.infinite(x)] <- ifelse(x[is.infinite(x)] > 0, "\"Inf\"", "\"-Inf\"")
  text
}
write_json <- function(values, path) {
  lines <- vapply(names(values), function(name) {
    numbers <- paste(number(as.numeric(unlist(values[[name]]))), collapse = ", ")
    sprintf("  \"%s\": [%s]", name, numbers)
  }, "")
  writeLines(c("{", paste(lines, collapse = ",\n"), "}"), path)
}
