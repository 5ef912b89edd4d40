# Everything an editor or a clinic needs: `make`, then look into build/. `make help` lists the rest.

# Only our own rules: looking for others takes most of the time when nothing has changed.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

PYTHON ?= python3
VENV   := .venv
BENCH  := .venv-bench
RUN    := $(VENV)/bin/python
TEST   := $(RUN) -m pytest --numprocesses auto --dist loadfile
PIP    := $(RUN) -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps --only-binary=:all:

# Everything that a build reads; folders too, since a file that is deleted changes its folder.
SOURCES := $(shell find sources layouts fonts practices guide ! -name '*.pyc' ! -name __pycache__ 2>/dev/null) $(PRACTICE)
BUILD   := $(RUN) -m guide build $(if $(PRACTICE),--practice "$(PRACTICE)")
# A build by make leaves three marks: when it began, for which practice, and the time of the manifest that it wrote.
# ($$PPID, the number of this make, keeps two at once apart.)
BEGUN   := $(VENV)/.made
FOR     := $(VENV)/.practice
WROTE   := $(VENV)/.manifest
MADE    := $(shell sed -n 's|^ *"path": "\(.*\)",$$|build/\1|p' build/manifest.json 2>/dev/null)
# Whether something else touched build/, or a file of it is gone, or another practice is asked for.
OTHER   := $(shell test -f build/manifest.json -a -f $(WROTE) -a ! build/manifest.json -nt $(WROTE) \
	-a ! build/manifest.json -ot $(WROTE) || echo x)
# The first day on which a file would be made otherwise, since an approval ends: that day has come if it sorts before
# tomorrow's. SOURCE_DATE_EPOCH sets the day, as for the program; GNU and BSD tell it in two ways.
TODAY   := $(shell if [ -n "$$SOURCE_DATE_EPOCH" ]; then date -u -d "@$$SOURCE_DATE_EPOCH" +%Y-%m-%d 2>/dev/null || \
	date -u -r "$$SOURCE_DATE_EPOCH" +%Y-%m-%d; else date +%Y-%m-%d; fi)
DUE     := $(shell sed -n 's|^ *"changes_on": "\(.*\)".*$$|\1|p' build/manifest.json 2>/dev/null | sort | sed -n 1p)
ENDED   := $(if $(DUE),$(if $(filter $(DUE),$(firstword $(sort $(DUE) $(TODAY)))),x))
STALE   := $(strip $(OTHER) $(ENDED) $(filter-out $(wildcard $(MADE)),$(MADE)) \
	$(if $(filter x$(PRACTICE),x$(shell cat $(FOR) 2>/dev/null)),,x))

.DEFAULT_GOAL := all
.PHONY: FORCE all watch diff approve approvals new impose site check test test-content renew fuzz bench bench-compare bench-scale scores schemas pictures pins clean help

all: $(BEGUN) ## make every handout into build/; PRACTICE=practices/yours.yaml puts your block on them

$(BEGUN): $(SOURCES) $(VENV)/.ready $(if $(STALE),FORCE)
	@touch $@.$$PPID && { $(BUILD) || { code=$$?; rm -f $@.$$PPID; exit $$code; }; }
	@echo "$(PRACTICE)" >$(FOR)
	@touch -r build/manifest.json $(WROTE)
	@touch -r $@.$$PPID $@ && rm $@.$$PPID

# One file: make build/en/tips.letter.pdf
build/%.pdf: $(SOURCES) $(VENV)/.ready
	@$(BUILD) --language $(patsubst %/,%,$(dir $*)) --handout $(basename $(notdir $*)) --edition $(subst .,,$(suffix $*))

FORCE:

watch: $(VENV)/.ready-web ## show the pages in your browser, and make them again whenever you save
	@$(RUN) -m guide watch $(if $(PRACTICE),--practice "$(PRACTICE)") || test $$? = 130

diff: $(VENV)/.ready-web ## what you changed since the last commit, in diff.html; OLD=v1.0 or a folder: since then
	@$(RUN) -m guide diff "$(or $(OLD),HEAD)" $(if $(NEW),"$(NEW)") $(if $(EDITION),--edition $(EDITION))

approve: $(VENV)/.ready ## what a reviewer signs: make approve HANDOUT=basics; with BY="Name, credentials" it is signed
	@$(RUN) -m guide approve $(HANDOUT) $(if $(BY),--by "$(BY)") $(if $(AS),--as $(AS)) $(if $(ON),--on $(ON)) $(if $(LANGUAGE),--language $(LANGUAGE))

approvals: $(VENV)/.ready ## how each sheet stands: approved, changed since, overdue, never
	@$(RUN) -m guide approve --list

new: $(VENV)/.ready ## start something: make new WHAT="handout naps", "topic safe-sleep" or "practice oak-street"
	@$(RUN) -m guide new $(WHAT)

impose: $(VENV)/.ready ## set pages on paper: make impose HANDOUT=parent-guide OPTIONS="--edition letter --booklet"
	@$(RUN) -m guide impose $(HANDOUT) $(OPTIONS) $(if $(PRACTICE),--practice "$(PRACTICE)")

site: $(BEGUN) $(VENV)/.ready-web ## make the download page into build/site/; BASE_URL=https://… for sitemap and feed
	@$(RUN) -m guide site $(if $(BASE_URL),--base-url "$(BASE_URL)") $(if $(PRACTICE),--practice "$(PRACTICE)")

check: $(VENV)/.ready-dev ## measure every rule on every sheet (STRICT=1: warnings are errors); lint the program
	@$(RUN) -m guide check $(if $(STRICT),--strict)
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy

test: $(VENV)/.ready-dev ## run the tests of the program, on handouts of their own
	@$(TEST)

# The same tests, on the handouts of sources/ instead, and what is agreed on these alone.
CONTENT := tests/content tests/pdf tests/layout tests/pixels tests/schemas/test_files.py tests/site/test_files.py

test-content: $(VENV)/.ready-dev ## check the finished files of sources/, and what was agreed on them
	@GUIDE_TEST_CONTENT=1 $(TEST) $(CONTENT)

renew: $(VENV)/.ready-dev ## agree on what changed: goldens of sources/, docs/scores.md, pictures; then look at `git diff`
	@GUIDE_TEST_CONTENT=1 GUIDE_RENEW=1 $(TEST) tests/content tests/pdf/test_tag_goldens.py tests/layout/test_page_frames.py tests/pixels/test_first_pages.py
	@$(MAKE) --no-print-directory scores pictures

fuzz: $(VENV)/.ready-dev ## try files and arguments that nobody thought of, 2,000 of each kind: make fuzz INPUTS=20000
	@GUIDE_FUZZ=$(or $(INPUTS),2000) $(RUN) -m pytest tests/fuzz --numprocesses auto

bench: $(BENCH)/.ready ## time the build, and other programs on the same words; write bench/RESULTS.md
	@$(BENCH)/bin/python -m bench.run

bench-compare: $(VENV)/.ready ## time this checkout and another in turn: make bench-compare WITH=../before OPTIONS="--rounds 21"
	@$(RUN) -m bench.compare "$(or $(WITH),$(error name the other checkout: make bench-compare WITH=../before))" $(OPTIONS)

bench-scale: $(VENV)/.ready-dev ## time large runs of personalize; write what they cost into docs/scale.md
	@$(RUN) -m bench.scale $(if $(ROWS),--rows $(ROWS))

scores: $(VENV)/.ready ## write the table of criteria per sheet, docs/scores.md
	@$(RUN) -m guide scores --write docs/scores.md

schemas: $(VENV)/.ready ## write what editors need to complete keys: schemas/, docs/keys.md, .vscode/
	@$(RUN) -m guide schemas --write

pictures: $(VENV)/.ready-dev ## make the pictures of pages and blocks that README and docs/ show
	@$(RUN) -m docs.make_pictures
	@$(RUN) -m docs.make_block_pictures

pins: $(VENV)/.ready ## pin the newest versions that requirements*.in allow, with hashes
	@$(RUN) -m pip --quiet install pip-tools
	@for name in requirements requirements-web requirements-remote requirements-dask requirements-dev requirements-bench; do \
		$(RUN) -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file $$name.txt $$name.in; done

clean: ## delete everything that was made
	rm -rf build $(VENV) $(BENCH) .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.txt | $(VENV)/bin/python
	@echo "setting up $(VENV) (only the first time)"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/.ready-web: requirements-web.txt $(VENV)/.ready
	@$(PIP) --requirement requirements-web.txt
	@touch $@

# The programs that the benchmark compares with, apart from everything else.
$(BENCH)/.ready: requirements-bench.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/$(PIP:$(VENV)/%=%) --requirement requirements-bench.txt
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
