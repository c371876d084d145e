# Two commands for a newcomer: `make demo` and `make test`. Each installs what is missing first.

SWIFT ?= swift
LBC := .build/release/lbc
DEMO_OUT := reports/nhanes-cholesterol
SOURCES := Sources Tests Package.swift

.PHONY: help demo test lint build bench fuzz format clean install-dependencies

help:
	@echo "make demo     build, run the study of real data, and say where its report is"
	@echo "make test     run every test and the linter"
	@echo "make bench    time this package beside R survey and svy (needs R and Python; see Benchmarks/README.md)"
	@echo "make fuzz     feed the reader a million damaged files, with the address sanitizer (RUNS=1000000)"
	@echo "make format   format the sources"
	@echo "make clean    remove what was built"

install-dependencies:
	@Scripts/install-dependencies.sh

build: install-dependencies
	$(SWIFT) build -c release --product lbc

demo: build
	@$(LBC) report notebooks-md/nhanes-cholesterol.md --out $(DEMO_OUT)
	@echo
	@$(LBC) estimate datasets/nhanes-2009-2010/nhanes.csv --proportion HI_CHOL --by agecat \
		--design notebooks-md/nhanes-cholesterol.md
	@echo
	@echo "The whole study, with Table 1 and the odds ratios: $(CURDIR)/$(DEMO_OUT)/report.html"

test: install-dependencies lint
	$(SWIFT) test --parallel

lint:
	$(SWIFT) format lint --strict -r $(SOURCES)

bench: build
	python3 Benchmarks/run.py

RUNS ?= 1000000
fuzz: install-dependencies
	LBC_FUZZING=1 $(SWIFT) build -c release --scratch-path .build-fuzz --sanitize=address --product reader-fuzzing \
		-Xswiftc -sanitize-coverage=edge,trace-cmp,inline-8bit-counters -Xcc -fsanitize-coverage=edge,trace-cmp,inline-8bit-counters
	mkdir -p .build-fuzz/corpus
	.build-fuzz/release/reader-fuzzing -runs=$(RUNS) -seed=1 -max_len=600 -rss_limit_mb=2048 -timeout=10 \
		.build-fuzz/corpus Tests/Fuzzing/seeds
	mkdir -p .build-fuzz/statistics-corpus
	for file in children.sav children.zsav children118.dta tagged.dta gb18030_114.dta children.por children.xpt; do \
		{ printf '\0\0'; cat Tests/Fixtures/statistics-files/$$file; } > .build-fuzz/statistics-corpus/$$file; done
	.build-fuzz/release/reader-fuzzing -runs=$(RUNS) -seed=1 -max_len=8000 -rss_limit_mb=2048 -malloc_limit_mb=1500 \
		-timeout=10 .build-fuzz/statistics-corpus

format:
	$(SWIFT) format -i -r $(SOURCES)

clean:
	rm -rf .build reports
