# The two commands of README: `make` and `make test`. Everything else is for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.PHONY: all test serve bench lint lock release publish-release clean

all: $(VENV)/.installed
	$(BIN)/ukur check
	$(BIN)/ukur build

test: $(VENV)/.installed lint
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.installed
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	$(BIN)/ukur fmt --check
	$(BIN)/yamllint --strict .

serve: $(VENV)/.installed
	$(BIN)/ukur serve

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Ukur needs Python 3.11.5 or newer" if sys.version_info < (3, 11, 5) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# For maintainers: needs uv on the PATH. The lock carries hashes and no address.
lock:
	uv pip compile --quiet --universal pyproject.toml --all-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock

# For maintainers, see docs/releasing.md; release.yml runs both. TAG and SHA256 come from the environment.
release: $(VENV)/.installed
	@$(BIN)/python -m tests.release dist --tag "$$TAG" --sha256 "$$SHA256"

publish-release: release
	gh release create "$$TAG" dist/*.whl dist/*.cdx.json dist/SHA256SUMS --verify-tag --title "$$TAG" --notes-file dist/NOTES.md

clean:
	rm -rf situs .cache bench-hasil dist
