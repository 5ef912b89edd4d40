# Everything an editor or a clinic needs: `make`, then look into build/. `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
PIP    := $(RUN) -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps --only-binary=:all:

.DEFAULT_GOAL := all
.PHONY: all check test bench scores pictures pins clean help

all: $(VENV)/.ready ## make every handout into build/; PRACTICE=practices/yours.yaml puts your block on them
	@$(RUN) -m guide build $(if $(PRACTICE),--practice "$(PRACTICE)")

check: $(VENV)/.ready-dev ## measure every rule on every sheet; lint and type-check the program
	@$(RUN) -m guide check
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy

test: $(VENV)/.ready-dev ## run the tests
	@$(RUN) -m pytest

bench: $(VENV)/.ready-dev ## time the build and write bench/RESULTS.md
	@$(RUN) bench/run.py

scores: $(VENV)/.ready ## write the table of criteria per sheet, docs/scores.md
	@$(RUN) -m guide scores --write docs/scores.md

pictures: $(VENV)/.ready-dev ## make the pictures of pages that README shows
	@$(RUN) docs/make_pictures.py

pins: $(VENV)/.ready ## pin the newest versions that requirements*.in allow, with hashes
	@$(RUN) -m pip --quiet install pip-tools
	@for name in requirements requirements-dev; do \
		$(RUN) -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file $$name.txt $$name.in; done

clean: ## delete everything that was made
	rm -rf build $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) (only the first time)"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
