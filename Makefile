# Everything a newcomer, a librarian or CI needs. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
STAMP := .venv/.complete

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The stamp is written last: a set-up that was interrupted is done again from the start.
$(STAMP): requirements-dev.lock pyproject.toml tools/set-up
	@tools/set-up .venv requirements-dev.lock
	@touch $@

set-up: $(STAMP) ## virtual environment and locked dependencies (the others do this by themselves)

.PHONY: system-packages
system-packages:
	@tools/system-packages

demo: $(STAMP) system-packages ## the kiosk with a demonstration library; without a terminal, a whole visit as text
	@if [ -t 0 ] && [ -t 1 ]; then $(PY) -m kiosk demo; else $(PY) -m kiosk walkthrough; fi

run: $(STAMP) ## the kiosk against the catalogue of its settings
	@$(PY) -m kiosk run

test: $(STAMP) system-packages ## all tests but the slow ones
	@$(PY) -m pytest -n 2 -m "not slow"

test-all: $(STAMP) system-packages ## the slow ones too
	@$(PY) -m pytest -n 2

check: $(STAMP) ## lint, format, types, import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

bench: $(STAMP) ## figures of speed, as ratios against a baseline of the same run
	@$(PY) -m bench

goldens: $(STAMP) ## write the golden files anew; read the difference before committing
	@$(PY) -m pytest tests/derivations -q --write-goldens

lock: $(STAMP) ## resolve the dependencies anew (needs uv; pip's registry settings apply)
	@tools/lock

clean: ## remove the environment and all that was built
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info

.PHONY: help set-up demo run test test-all check bench goldens lock clean
