# Everything an editor or a clinic needs: `make`, then look into build/. `make help` lists the rest.
#
# This file names no source: the program decides what is to be made again, by content. GNU make 3.81 and the tools of macOS
# have to do, so what is newer, or of GNU alone, has no place here (tests/make/test_old_tools.py).

# Only our own rules, and one command after the other: each uses all cores, and the first may set up what the next needs.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.NOTPARALLEL:

# What may be given behind a command, as in `make PRACTICE=…`. It goes to the shell by the environment, so no character of it
# means anything to make (`value`) or to the shell. LANGUAGE, COUNTRY and AS count only there: other programs have them set.
GIVEN := PRACTICE WHAT TITLE PUBLISHER COUNTRY SIGNS HANDOUT EDITION LANGUAGE BY AS ON TABLE OUT OPTIONS OLD NEW BASE_URL STRICT KEEP WITH ROWS INPUTS PYTHON CLINICS
OWN   := $(filter-out LANGUAGE COUNTRY AS,$(GIVEN))
given  = $(or $(filter command,$(firstword $(origin $1))),$(and $(filter environment,$(firstword $(origin $1))),$(filter $1,$(OWN))))
$(foreach name,$(GIVEN),$(eval override $(name) := $$(if $$(call given,$(name)),$$(value $(name)))))
export $(GIVEN)

# $(call option,HANDOUT,--handout) is the option if HANDOUT is given, and nothing otherwise.
option = $${$1:+"$2=$$$1"}
# $(call needed,TABLE,an example) ends the command if TABLE is not given.
needed = if [ -z "$$$1" ]; then echo '$1 is needed, as in: $2' >&2; exit 2; fi

VENV     := .venv
BENCH    := .venv-bench
RUN      := $(VENV)/bin/python
GUIDE    := $(RUN) -m guide
TEST     := $(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
# The environment, with what a command needs. It is looked at each time: Python may have been upgraded since.
READY    := sh environment.sh $(VENV) requirements.txt
WEB      := $(READY) requirements-web.txt
DEV      := $(WEB) requirements-dev.txt
# Where `guide site` keeps what runs the program in browsers. CLINICS=0 leaves that page out.
BROWSERS := .venv-clinic
PRACTISE := $(call option,PRACTICE,--practice)
GO_ON    := $${KEEP:+--keep-going}

# What the last build left, and the small program that says whether all is still so. It fails if not, and where no Python runs.
MARK     := $(VENV)/.mark
SAME      = { $(RUN) -I -S guide/base/inputs.py $(MARK) "$$PRACTICE" "$1"; } 2>/dev/null

.DEFAULT_GOAL := all
.PHONY: all build open list docs watch diff approve approvals new impose personalize site clinic-kit check test test-long test-content renew fuzz bench bench-compare \
	bench-scale bench-topics scores schemas pictures pins clean help FORCE

##@ Make handouts
all build: ## every handout, into build/
	@$(call SAME) || { $(READY) && $(GUIDE) build --mark $(MARK) $(GO_ON) $(PRACTISE); }

# One file. Always asked for anew, since the one that is there may have the block of another practice.
build/%.pdf: FORCE
	@file='$(subst ','\'',$@)'; $(call SAME,$$file) || { $(READY) && $(GUIDE) build --mark $(MARK) $(GO_ON) $(PRACTISE) -- "$$file"; }

FORCE:

#: build/en/TOPIC/tips.letter.pdf ## one file; without TOPIC/ if one topic alone has it
#: KEEP=1 ## every handout without errors, even if others have some; with `site` too
#: PRACTICE=practices/yours.yaml ## every handout, with the block of your practice, or none; it goes with other commands too

personalize: ## the handouts of many practices: TABLE=practices.csv; OUT=folder, HANDOUT=, EDITION=, LANGUAGE=
	@$(call needed,TABLE,make personalize TABLE=practices.csv)
	@$(READY) && $(GUIDE) personalize --out="$${OUT:-build/personalized}" $(call option,HANDOUT,--handout) \
		$(call option,EDITION,--edition) $(call option,LANGUAGE,--language) -- "$$TABLE"

impose: ## pages on paper, into build/press/: HANDOUT=parent-guide OPTIONS="--edition letter --booklet"
	@$(call needed,HANDOUT,make impose HANDOUT=parent-guide OPTIONS="--edition letter --booklet")
	@$(READY) && set -f && $(GUIDE) impose $(call option,EDITION,--edition) $(call option,LANGUAGE,--language) $(call option,OUT,--out) \
		$$OPTIONS $(PRACTISE) -- "$$HANDOUT"

# With errors somewhere, `all` fails although it made the others.
site: $(if $(KEEP),,all) ## the download page, into build/site/; BASE_URL=https://… for sitemap and feed; CLINICS=0: none puts its name on handouts
	@$(WEB) && $(GUIDE) site $(GO_ON) $$(test "$$CLINICS" = 0 && echo --no-clinics) $(call option,BASE_URL,--base-url) $(PRACTISE)

clinic-kit: all ## the page on which a clinic puts its name on handouts, as one file for a disk: build/clinic-kit.html
	@$(WEB) && $(GUIDE) site --kit=build/clinic-kit.html

clean: ## delete everything that was made
	rm -rf build $(VENV) $(VENV).log $(BROWSERS) $(BENCH) $(BENCH).log .mypy_cache .pytest_cache .ruff_cache .hypothesis

##@ Look at them
list: ## the handouts, editions and practices there are
	@$(READY) && $(GUIDE) list

open: ## open build/, or a handout: HANDOUT=tips, EDITION=letter-large, LANGUAGE=en
	@$(READY) && $(GUIDE) open $(call option,EDITION,--edition) $(call option,LANGUAGE,--language) $${HANDOUT:+-- "$$HANDOUT"}

docs: ## where the pages of the manual are; WHAT=writing opens one
	@$(READY) && $(GUIDE) docs $${WHAT:+-- "$$WHAT"}

watch: ## show the pages in your browser, and again whenever you save
	@$(WEB) && { $(GUIDE) watch $(PRACTISE) || test $$? = 130; }

##@ Change what they say
new: ## start something: WHAT="handout naps", "topic safe-sleep" or "practice oak-street"; TITLE=; for a topic PUBLISHER=, COUNTRY=US, SIGNS=1
	@$(call needed,WHAT,make new WHAT="handout naps")
	@$(READY) && set -f && set -- $$WHAT && what=$$1 && shift && \
		$(GUIDE) new $(call option,TITLE,--title) $(call option,LANGUAGE,--language) \
			$(call option,PUBLISHER,--publisher) $(call option,COUNTRY,--country) $${SIGNS:+--signs} -- "$$what" $${1:+"$$*"}

check: ## measure every rule on every handout (STRICT=1: warnings are errors); check the code of the program
	@$(DEV) && $(GUIDE) check $${STRICT:+--strict} $(PRACTISE)
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy

diff: ## what you changed since the last commit, in diff.html; OLD=v1.0 or a folder: since then; NEW=build, EDITION=
	@$(WEB) && $(GUIDE) diff $(call option,EDITION,--edition) $(PRACTISE) -- "$${OLD:-HEAD}" $${NEW:+"$$NEW"}

approve: ## what a reviewer signs: HANDOUT=tips; with BY="Name, credentials" it is signed; AS=, ON=, LANGUAGE=
	@$(call needed,HANDOUT,make approve HANDOUT=tips)
	@$(READY) && $(GUIDE) approve $(call option,BY,--by) $(call option,AS,--as) $(call option,ON,--on) \
		$(call option,LANGUAGE,--language) -- "$$HANDOUT"

approvals: ## which handouts are approved, changed since then, overdue, or never approved
	@$(READY) && $(GUIDE) approve --list

##@ Work on the program
# The same tests, on the handouts of sources/ instead of those that tests have for themselves, and what is agreed on these alone.
CONTENT := tests/content tests/pdf tests/layout tests/pixels tests/schemas/test_files.py tests/site/test_files.py tests/site/test_for_machines.py
AGREED  := tests/content tests/pdf/test_tag_goldens.py tests/layout/test_page_frames.py tests/pixels/test_first_pages.py

test: ## run the tests of the program, on handouts of their own
	@$(DEV) && $(TEST)

test-long: ## the same, with many more examples, interruptions and environments: about an hour
	@$(DEV) && GUIDE_TEST_LONG=1 GUIDE_FUZZ="$${INPUTS:-500}" $(TEST)

test-content: ## check the finished files of sources/, and what was agreed on them
	@$(DEV) && GUIDE_TEST_CONTENT=1 $(TEST) $(CONTENT)

renew: ## agree on what changed in sources/: goldens, docs/scores.md, pictures; then look at `git diff`
	@$(DEV) && GUIDE_TEST_CONTENT=1 GUIDE_RENEW=1 $(TEST) $(AGREED)
	@$(MAKE) --no-print-directory scores pictures

fuzz: ## try files and arguments that nobody thought of, 2,000 of each kind: make fuzz INPUTS=20000
	@$(DEV) && GUIDE_FUZZ="$${INPUTS:-2000}" $(TEST) tests/fuzz

bench: ## time the build, and other programs on the same words; write bench/RESULTS.md
	@$(READY) && sh environment.sh $(BENCH) requirements-bench.txt && $(BENCH)/bin/python -m bench.run

bench-compare: ## time this checkout and another in turn: WITH=../before OPTIONS="--rounds 21"
	@$(call needed,WITH,make bench-compare WITH=../before)
	@$(READY) && set -f && $(RUN) -m bench.compare "$$WITH" $$OPTIONS

bench-topics: ## time projects of few and of many topics; write what they cost into bench/RESULTS.md
	@$(READY) && $(RUN) -m bench.topics

bench-scale: ## time large runs of personalize; write what they cost into docs/scale.md
	@$(DEV) && set -f && $(RUN) -m bench.scale $${ROWS:+--rows $$ROWS}

scores: ## write the table of criteria per handout, docs/scores.md
	@$(READY) && $(GUIDE) scores --write docs/scores.md

schemas: ## write what editors need to complete keys: schemas/, docs/keys.md, .vscode/
	@$(READY) && $(GUIDE) schemas --write

pictures: ## make the pictures of pages and blocks that README and docs/ show
	@$(DEV) && $(RUN) -m docs.make_pictures && $(RUN) -m docs.make_block_pictures

pins: ## pin the newest versions that requirements*.in allow, with hashes
	@$(READY) && $(RUN) -m pip --quiet install pip-tools
	@for name in requirements requirements-web requirements-remote requirements-dask requirements-dev requirements-bench; do \
		$(RUN) -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file $$name.txt $$name.in || exit; done

help: ## list these commands
	@awk -F ' *## ' '/^##@ / { print gap substr($$0, 5); gap = "\n" } /^(#: |[a-z][a-z -]*:).* ## / { \
		sub(/^(#: |all build)/, "", $$1); sub(/:.*/, "", $$1); printf "  make %-30s %s\n", $$1, $$2 }' Makefile

# As completion in a shell writes it.
build/: all ;

# What is no command, also where a file or folder has its name: make would say that it is up to date.
Makefile: ;
%: FORCE
	@echo 'there is no command `$(subst ','\'',$@)`: make help lists them' >&2; exit 2
