# Everything a newcomer, a librarian or CI needs. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
# Whatever the machine says, what was compiled once is kept: tests start hundreds of programs.
export PYTHONDONTWRITEBYTECODE :=

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

set-up: ## virtual environment and locked dependencies (the others do this by themselves)
	@tools/set-up

system-packages: ## Debian packages the kiosk is better with, where they may be installed
	@tools/system-packages

demo: set-up system-packages ## the kiosk with a demonstration library; without a terminal, a whole visit as text
	@if [ -t 0 ] && [ -t 1 ]; then $(PY) -m kiosk demo; else $(PY) -m kiosk walkthrough; fi

run: set-up ## the kiosk against the catalogue of its settings
	@$(PY) -m kiosk run

test: set-up system-packages ## all tests but the slow ones
	@$(PY) -m pytest -n 4 --dist worksteal -m "not slow"

test-all: set-up system-packages ## the slow ones too
	@$(PY) -m pytest -n 4 --dist worksteal

check: set-up ## lint, format, types, import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

bench: set-up ## figures of speed, as ratios against a baseline of the same run
	@$(PY) -m bench

mutants: set-up ## whether the tests notice small faults: a sample of SEED and COUNT (docs/testing.md)
	@$(PY) -m tools.mutants $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

goldens: set-up ## write the golden files anew; read the difference before committing
	@$(PY) -m pytest tests/derivations tests/tables tests/catalogue/search/test_found.py tests/voice/test_turns.py -q --write-goldens

test-models: set-up ## word lists of the recognition test models anew (tools/testmodel), after new words
	@$(PY) tools/testmodel/graphs.py

lock: ## resolve the dependencies of pyproject.toml into the lock files (needs uv; see tools/lock)
	@tools/lock

clean: ## remove the environment and all that was built
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info

.PHONY: help set-up system-packages demo run test test-all check bench mutants goldens test-models lock clean
