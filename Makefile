# The two commands of README: `make` and `make test`. Everything else is for developers: `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := $(wildcard generator tests) # an office has no tests
# Every test stands in one shard (tests/test_arsitektur.py holds that); CI runs them beside each other.
SHARD_core := tests/test_*.py tests/model tests/measure tests/source tests/workflow tests/checks tests/programs
SHARD_document := tests/spreadsheet tests/forms tests/desk tests/document tests/site tests/documentation tests/kantor_contoh
SHARD_surfaces := tests/permukaan
SHARD_archive := tests/hosts tests/archive tests/commands tests/verify tests/portal tests/portal_site tests/release
SHARD_scenario := tests/skenario tests/browser tests/ci tests/editor tests/trial
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := uv pip compile --quiet --universal pyproject.toml --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
export UKUR_DESK = $(DESK)

.PHONY: all test nightly quick tools lint fix serve bench fuzz mutate spark firefox trial lock release bundle publish-release clean help

all: $(VENV)/.installed ## set up, check the data, build the site; DESK=0 leaves Meja kerja out
	$(BIN)/ukur check
	$(BIN)/ukur build

test: lint test-all ## linters, types and all tests but the nightly ones

nightly: $(VENV)/.dev ## the tests that cost minutes each: CI runs them every night
	$(BIN)/python -m pytest -n 3 --dist worksteal -m nightly

nightly-%: $(VENV)/.dev
	$(BIN)/python -m pytest -n 3 --dist worksteal -m nightly $(SHARD_$*)

quick: test-core ## the core's tests, in under a minute

test-%: $(VENV)/.dev
	$(BIN)/python -m pytest -n 3 --dist worksteal $(SHARD_$*)

tools: $(VENV)/.dev ## install what developing needs, also for pre-commit

lint: $(VENV)/.dev ## linters and types
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/ukur fmt --check
	$(BIN)/yamllint --strict .

fix: $(VENV)/.dev ## let the linters mend what they can
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ukur fmt

serve: $(VENV)/.installed ## preview that follows edits
	$(BIN)/ukur serve

bench: $(VENV)/.portal ## measure speed and memory
	$(BIN)/python -m tests.bench

# What running needs, and no more: this is what an office's machine and its CI wait for.
$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Ukur needs Python 3.11.5 or newer" if sys.version_info < (3, 11, 5) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

# What linting and testing need beside it.
$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# What the roll-up of many offices needs, for a portal and for its tests alone.
$(VENV)/.portal: $(VENV)/.dev requirements-portal.lock
	$(PIP) --require-hashes -r requirements-portal.lock
	touch $@

test-archive test-all nightly nightly-archive: $(VENV)/.portal # the tests of the roll-up

spark: $(VENV)/.portal ## the roll-up's SQL on Spark, row by row as on DuckDB; needs Java 17, installs 500 MB
	$(PIP) --require-hashes -r requirements-spark.lock
	$(BIN)/python -m pytest -m "" tests/portal/test_spark_rollup.py

firefox: $(VENV)/.dev ## the desk and the pages in Firefox ESR, which has to be there
	command -v firefox-esr
	$(BIN)/python -m pytest -m "" tests/skenario/test_desk_firefox.py tests/browser/test_firefox_pages.py

trial: $(VENV)/.dev ## the SOP on a real host: make trial HOST=gitea|github|gitlab, see docs/hosts.md
	$(BIN)/python -m tests.trial "$(HOST)"

fuzz: $(VENV)/.dev ## hostile inputs for every reader, in some minutes
	$(BIN)/python -m tests.fuzz

mutate: $(VENV)/.dev ## faults put into the gate's policy: which of them do its tests notice? Takes an hour
	$(PIP) --require-hashes -r requirements-mutate.lock
	$(BIN)/python -m tests.mutate

lock: ## renew the locks; needs uv on the PATH. They carry hashes and no address
	$(UV) --extra build -o requirements.lock
	$(UV) --extra build --extra dev --constraint requirements.lock -o requirements-dev.lock
	$(UV) --extra mutate --constraint requirements-dev.lock -o requirements-mutate.lock
	$(UV) --extra build --extra portal --constraint requirements.lock -o requirements-portal.lock
	$(UV) --extra spark --constraint requirements-dev.lock -o requirements-spark.lock

# For maintainers, see docs/releasing.md; release.yml runs both. TAG and SHA256 come from the environment.
release: $(VENV)/.installed
	@$(BIN)/python -m tests.release dist --tag "$$TAG" --sha256 "$$SHA256"

bundle: $(VENV)/.installed ## a release with its wheels and fonts, for a computer without a network
	@$(BIN)/python -m tests.release.bundle dist

publish-release: release
	gh release create "$$TAG" dist/*.whl dist/*.cdx.json dist/SHA256SUMS --verify-tag --title "$$TAG" --notes-file dist/release-notes.md

clean: ## remove what was built
	rm -rf situs .cache bench-hasil dist

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile
