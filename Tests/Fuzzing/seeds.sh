#!/bin/sh
# Writes what fuzzing begins with, from files that the package has anyway: the folders `reader`, `statistics` and `meaning`
# within the one named.
set -eu
out=$1
mkdir -p "$out/reader" "$out/statistics" "$out/meaning"

cp Tests/Fuzzing/reader-seeds/* "$out/reader"
for file in children.sav children.zsav children118.dta tagged.dta gb18030_114.dta children.por children.xpt; do
	{ printf '\0\0'; cat "Tests/Fixtures/statistics-files/$file"; } > "$out/statistics/$file"
done

# seed LETTER FILE: as what the letter says a file is read; see MeaningFuzzing.swift.
seed() {
	{ printf %s "$1"; cat "$2"; } > "$out/meaning/$1-$(printf %s "$2" | tr '/ ' '--')"
}

# examples LETTER FILE...: the texts between lines of """ in tests.
examples() {
	letter=$1
	shift
	for file; do
		awk -v letter="$letter" -v out="$out/meaning/$letter-$(basename "$file" .swift)" '
			/"""\)?,?$/ && !inside { inside = 1; number++; path = out "-" number; printf "%s", letter > path; next }
			/^ *"""/ { if (inside) close(path); inside = 0; next }
			inside { sub(/^        /, ""); print > path }' "$file"
	done
}

# lines LETTER FILE: every line of a guide's examples.
lines() {
	awk -v letter="$1" -v out="$out/meaning/$1-line" '
		/^```/ { inside = !inside && /text/; next }
		inside && NF { sub(/ *→.*/, ""); number++; path = out number; printf "%s%s", letter, $0 > path; close(path) }' "$2"
}

for file in datasets/*/codebook.yaml Sources/CShippedData/surveys/*.yaml; do
	seed c "$file"
	seed a "$file"
done
for file in notebooks-md/*.md; do seed n "$file"; done
seed j datasets/left-behind-synthetic/panel.yaml
examples c Tests/SurveyDataTests/Codebook/*.swift Tests/SurveyDataTests/Growth/*.swift Tests/SurveyDataTests/Derivation/*/*.swift
examples a Tests/SurveyDataTests/Codebook/*.swift
examples d Tests/SurveyDataTests/Drafting/DDI/*.swift
examples p Tests/FileFormatsTests/FixedWidth/*.swift
examples j Tests/SurveyDataTests/Combination/*.swift
examples n Tests/NotebooksTests/*.swift Tests/NotebooksTests/*/*.swift
lines e docs/expressions.md
for text in 'y ~ a + b*c + offset(log(d))' 'y ~ (a + b)^2 - a:b - 1' 'log(y) ~ categorical(a):b'; do
	printf 'f%s' "$text" > "$out/meaning/f-$(printf %s "$text" | cksum | cut -d ' ' -f 1)"
done
for text in yes '-99...-90' 'a: b #c' '女' ' x' '1e5' '~'; do
	printf 'w%s' "$text" > "$out/meaning/w-$(printf %s "$text" | cksum | cut -d ' ' -f 1)"
done
