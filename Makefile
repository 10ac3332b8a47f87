# Everything a newcomer or a build machine types. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= $(firstword $(shell command -v python3.11 python3))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8000
export PORT

.PHONY: help setup demo passwords run test test-quick test-postgresql guide exhaust fuzz bench-pages bench-rules bench-search lint format types check messages lock clean

help: ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "} {printf "  make %-16s %s\n", $$1, $$2}'

setup: $(STAMP) ## make .venv and install the pinned dependencies

$(STAMP): requirements/base.txt requirements/dev.txt
	@[ -n "$(PYTHON)" ] && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 is needed and was not found: install it, or say where it is with make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/base.txt -r requirements/dev.txt
	@touch $@

demo: setup ## a working site with the five documents on 127.0.0.1:$PORT
	@DJANGO_SETTINGS_MODULE=config.settings.demo $(BIN)/python manage.py demo
	@DJANGO_SETTINGS_MODULE=config.settings.demo exec $(BIN)/gunicorn

passwords: setup ## give the people of the demo site new passwords and print them
	@DJANGO_SETTINGS_MODULE=config.settings.demo $(BIN)/python manage.py demo_people --reset

run: setup ## a development server that reloads, on the demo's database
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py runserver $(PORT)

test: setup ## the whole test suite (browser tests need Chromium)
	@$(BIN)/python -m pytest $(PYTEST)

test-quick: setup ## the tests that need no browser and build nothing
	@$(BIN)/python -m pytest -m "not browser and not slow" $(PYTEST)

test-postgresql: setup ## the tests that touch the database, on PostgreSQL (DATABASE_URL says which)
	@DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/wagtail_qualifications} \
		$(BIN)/python -m pytest -m "database and not browser" $(PYTEST)

guide: setup ## take the pictures of the guide for editors again (needs Chromium)
	@$(BIN)/python docs/editors-guide/pictures.py

exhaust: setup ## the rule solver against all subsets on 20,000 random documents
	@$(BIN)/python -m tests.catalogue.rules.exhaust 20000

fuzz: setup ## 10,000 requests that nobody should make, over every public address (REQUESTS, SEED)
	@FUZZ_REQUESTS=$${REQUESTS:-10000} FUZZ_SEED=$${SEED:-20260131} \
		$(BIN)/python -m pytest tests/catalogue/fuzzing -q

bench-pages: setup ## public pages kept, rendered and unchanged, beside a static file
	@$(BIN)/python -m bench.pages

bench-rules: setup ## the rule solver beside HiGHS
	@$(BIN)/python -m bench.rules

bench-search: setup ## searches in catalogues of three sizes (DATA=a folder with qualifications.csv)
	@$(BIN)/python -m bench.search --data $(DATA)

lint: setup ## ruff, and the indentation of templates and styles
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@git ls-files '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2 --check

format: setup ## put Python and templates into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@git ls-files '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2

types: setup ## mypy: strict in the pure core
	@$(BIN)/mypy

check: lint types test ## lint, types and tests

messages: setup ## gather every sentence to translate (LANGUAGE=cy by default; needs GNU gettext)
	@mkdir -p catalogue/locale
	@cd catalogue && ../$(BIN)/python ../manage.py makemessages --locale $(or $(LANGUAGE_CODE),cy) --no-obsolete

lock: setup ## pin the newest allowed versions again, with hashes
	@for name in base dev; do $(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; done

clean: ## remove what was built; the demo's database stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
