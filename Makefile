# The commands of the house. `make run` and `make test` are all a newcomer needs.

# A crashing test must end, not wait for a debugger.
export SWIFT_BACKTRACE := enable=no

RELEASE := .build/release/tongguan
ARGS ?=

.PHONY: help run demo test torture bench format lint peers fuzz reference install build clean

help: ## Shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: build ## Installs what is missing, builds, serves on http://127.0.0.1:8080
	exec $(RELEASE) serve $(ARGS)

demo: build ## Sends a day of consignments to the running platform, or to a fresh one
	$(RELEASE) demo $(ARGS)

test: install ## Installs what is missing, builds, runs every test
	swift build --build-tests
	swift test --skip-build

torture: install ## Runs every test at full size: hours
	swift build --build-tests
	TONGGUAN_TORTURE=1 swift test --skip-build

bench: build ## Prints the figures of docs/benchmarks.md
	$(RELEASE) bench $(ARGS)

peers: install ## Measures the library beside xmllint, openssl and openpyxl
	scripts/bench-peers.sh $(ARGS)

fuzz: install ## Fuzzes every reader, 1,000,000 inputs each; ARGS="inputs=10000000"
	scripts/fuzz.sh $(ARGS)

reference: install ## Rewrites the golden files and docs/reference; review the difference
	TONGGUAN_REWRITE_GOLDEN=1 swift test

format: ## Formats every source
	swift format -i -r Sources Tests Package.swift

lint: ## Judges the format of every source
	swift format lint --strict -r Sources Tests Package.swift

install:
	@scripts/install.sh

build: install
	swift build -c release --product tongguan

clean: ## Removes what was built; data stays
	swift package clean
