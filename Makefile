# Two commands matter: `make site` and `make test`. Both set up what they need on a machine with Python ≥ 3.11.
PYTHON ?= python3
BIN := .venv/bin
SITE_READY := .venv/.site-ready
TEST_READY := .venv/.test-ready
BENCH_READY := .venv/.bench-ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PACKAGE := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .

# Tests start many processes, and none compiles what another has compiled.
export PYTHONDONTWRITEBYTECODE :=

SPREAD = --dist loadfile --no-loadscope-reorder
BESIDE = --jobs=2 --keep-going --no-print-directory# types take a minute on one core in a clean checkout

.PHONY: site test quick lint style types all-tests quick-tests bench bench-materiality fit-score bench-mail bench-site bench-documents bench-build lock clean
.DEFAULT_GOAL := site

site: $(SITE_READY) ## Build the site of all brands into site/.
	$(BIN)/policy build

test: style ## Everything that must hold; one process more than cores, since browsers and servers are waited for.
	@$(MAKE) $(BESIDE) types all-tests

quick: style ## What must hold by the rules, without browser, corpus, processes and whole sites: a minute.
	@$(MAKE) $(BESIDE) types quick-tests

lint: style types ## Style, types, and the contracts between the modules.

style: $(TEST_READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: $(TEST_READY)
	$(BIN)/mypy

all-tests: $(TEST_READY)
	$(BIN)/python -m pytest $(SPREAD) --numprocesses 3

quick-tests: $(TEST_READY)
	$(BIN)/python -m pytest $(SPREAD) --numprocesses 2 -m "not slow"

bench: $(TEST_READY) ## The figures in the README, side by side with the alternatives.
	$(BIN)/python -m benchmarks.speed

bench-materiality: $(BENCH_READY) ## How well and how fast material changes are found, beside the alternatives.
	$(BIN)/python -m benchmarks.materiality
	$(BIN)/python -m benchmarks.comparison

fit-score: $(BENCH_READY) ## Fit the weights of the score to the labelled texts anew, where rules or features changed.
	$(BIN)/python -m benchmarks.fit_score

bench-mail: $(TEST_READY) ## Messages per second and memory of sending a notice, beside a plain smtplib loop.
	$(BIN)/python -m benchmarks.mailing

bench-site: $(TEST_READY) ## Every kind of page in a real browser, beside stock Material; ONLY="--only compare" for one kind.
	$(BIN)/python -m benchmarks.site $(ONLY)

bench-documents: $(TEST_READY) ## How well texts are found in saved web pages (also those kept out), and facts in texts.
	$(BIN)/python -m benchmarks.documents --kept-out
	$(BIN)/python -m benchmarks.facts

bench-build: $(TEST_READY) ## CPU and memory of a build, beside stock MkDocs and Zensical; ONLY=--large for ten times as much, too, --quick for whether it works.
	$(BIN)/python -m benchmarks.build $(ONLY)

lock: ## Choose the newest versions anew (needs pip-tools): names, versions and hashes, no addresses.
	$(COMPILE) --extra demo --extra documents -o requirements/site.txt pyproject.toml requirements/build.in
	$(COMPILE) --extra demo --extra documents --extra test -c requirements/site.txt -o requirements/test.txt pyproject.toml requirements/build.in
	$(COMPILE) --extra bench -c requirements/test.txt -o requirements/bench.txt pyproject.toml requirements/build.in

COMPILE = pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

clean:
	rm -rf .venv build site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv

$(SITE_READY): requirements/site.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/site.txt
	$(PACKAGE)
	@touch $@

$(TEST_READY): requirements/test.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/test.txt
	$(PACKAGE)
	@touch $(SITE_READY) $@

$(BENCH_READY): requirements/bench.txt $(TEST_READY)
	$(INSTALL) -r requirements/bench.txt
	@touch $@
