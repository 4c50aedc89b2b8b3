# EchoDiary: `make run` and `make test` are all a newcomer needs; both set up what they use.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
PYTHON ?= python3
RUN := .venv/bin/
STATIC := src/echodiary/web/static
BUILT := $(STATIC)/build/manifest.json
FRONT_END := $(shell find $(STATIC)/src -type f 2>/dev/null) scripts/build_frontend.mjs
WORKERS ?= 2

.PHONY: help run test check unit bench figures drills fuzz frontend screenshots voices checks catalogues browser format clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: .venv/.ready $(BUILT) ## serve EchoDiary on http://127.0.0.1:8000
	@$(RUN)python -m compileall -q src
	@exec $(RUN)echodiary serve

test: .venv/.ready-dev $(BUILT) browser check ## all checks and all tests
	@$(RUN)python -m compileall -q src
	$(RUN)pytest -n $(WORKERS) --dist worksteal --cov --cov-report=xml:build/coverage.xml
	$(RUN)python scripts/coverage_floor.py build/coverage.xml
	npm=$$($(RUN)python scripts/node.py npm) && $$npm test --silent

check: .venv/.ready-dev ## linters, types, contracts between modules, translations
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy
	$(RUN)lint-imports
	$(RUN)djlint --lint --quiet src
	$(RUN)deptry src
	$(RUN)codespell
	$(RUN)python scripts/catalogues.py --check

unit: .venv/.ready-dev ## the quick tests only
	$(RUN)pytest -q tests/unit tests/contract tests/architecture

bench: .venv/.ready-dev $(BUILT) ## the figures of quality.md, each beside its bare endpoint
	@$(RUN)python -m compileall -q src bench
	$(RUN)python -m bench

figures: .venv/.ready-dev $(BUILT) ## write docs/figures.md: all of bench, ten minutes
	@$(RUN)python -m compileall -q src bench
	$(RUN)python -m bench --document

drills: .venv/.ready-dev $(BUILT) ## kill -9, two processes, searching the data folder; the slow truths
	$(RUN)pytest -p no:randomly -s -m drill tests/drills

fuzz: .venv/.ready-dev $(BUILT) ## call the whole API with other inputs than the gate does, ten times as many
	ECHODIARY_FUZZ_SEED=$$RANDOM ECHODIARY_FUZZ_EXAMPLES=250 $(RUN)pytest -p no:randomly -s -m drill tests/drills/test_fuzzing.py

frontend: $(BUILT) ## build the front end

screenshots: .venv/.ready-dev $(BUILT) browser ## pictures of every page for the docs
	$(RUN)python -m scripts.screenshots
	$(RUN)python -m scripts.screenshots_of_models

voices: .venv/.ready-dev ## six personas on five memos: docs/voices.md
	$(RUN)python scripts/voices.py

checks: .venv/.ready-dev ## measure the checks of written texts: docs/checks.md
	$(RUN)python scripts/checks.py

catalogues: .venv/.ready-dev ## collect new messages into the .po files
	$(RUN)python scripts/catalogues.py

browser: .venv/.ready-dev
	@$(RUN)python scripts/browser.py

format: .venv/.ready-dev ## put the code into its form
	$(RUN)ruff check --fix . ; $(RUN)ruff format .

clean: ## remove what was built and installed here; never touches data/
	rm -rf .venv .uv node_modules build $(STATIC)/build

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

# Bytecode is compiled while installing: a start must be quick also where the environment forbids Python to write it.
.venv/.ready: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --locked --no-dev --compile-bytecode
	@touch $@

.venv/.ready-dev: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --locked --compile-bytecode
	@touch .venv/.ready $@

node_modules/.ready: package.json package-lock.json | .venv/.ready
	npm=$$(UV=$(UV) $(RUN)python scripts/node.py npm) && $$npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): node_modules/.ready $(FRONT_END)
	node=$$(UV=$(UV) $(RUN)python scripts/node.py node) && $$node scripts/build_frontend.mjs
	@touch $@
