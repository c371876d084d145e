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
	@echo "make fuzz     feed every reader a million damaged files, with the address sanitizer (RUNS=1000000)"
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
FUZZ := .build-fuzz
FUZZ_COVERAGE := edge,trace-cmp,inline-8bit-counters
FUZZ_OPTIONS := -runs=$(RUNS) -seed=1 -rss_limit_mb=2048 -malloc_limit_mb=1500 -timeout=10 -artifact_prefix=$(FUZZ)/
# What Swift keeps for good in enumerations looks like leaks, so that these are looked for among the readers only.
fuzz: install-dependencies
	for product in reader-fuzzing meaning-fuzzing; do \
		LBC_FUZZING=1 $(SWIFT) build -c release --scratch-path $(FUZZ) --sanitize=address --product $$product \
			-Xswiftc -enable-testing -Xswiftc -sanitize-coverage=$(FUZZ_COVERAGE) \
			-Xcc -fsanitize-coverage=$(FUZZ_COVERAGE) || exit 1; done
	Tests/Fuzzing/seeds.sh $(FUZZ)/seeds
	mkdir -p $(FUZZ)/corpus/reader $(FUZZ)/corpus/statistics $(FUZZ)/corpus/meaning
	$(FUZZ)/release/reader-fuzzing $(FUZZ_OPTIONS) -max_len=2500 -dict=Tests/Fuzzing/reader.dict \
		$(FUZZ)/corpus/reader $(FUZZ)/seeds/reader
	$(FUZZ)/release/reader-fuzzing $(FUZZ_OPTIONS) -max_len=8000 $(FUZZ)/corpus/statistics $(FUZZ)/seeds/statistics
	$(FUZZ)/release/meaning-fuzzing $(FUZZ_OPTIONS) -max_len=4000 -dict=Tests/Fuzzing/meaning.dict \
		-detect_leaks=0 $(FUZZ)/corpus/meaning $(FUZZ)/seeds/meaning

format:
	$(SWIFT) format -i -r $(SOURCES)

clean:
	rm -rf .build reports
