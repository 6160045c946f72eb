# Every target works alone on a fresh machine with Python 3.11 or newer. What each does: docs/development.md.

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin
TESTS ?= tests

.PHONY: run test check lint bundle lock messages benchmark ready

run: ready
	@$(BIN)/python -m ui.tour demo

test: ready
	@$(BIN)/python tests/postgres.py $(BIN)/python -m pytest -n 2 $(TESTS)

check: lint test

lint: ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bundle: ready
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	dist/organizer/organizer self-test

benchmark: ready
	@$(BIN)/python -m tests.benchmarks

lock: ready
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --group dev pyproject.toml -o requirements.lock

messages: ready
	@mkdir -p build
	@$(BIN)/pybabel -q extract -k _ -k ngettext:1,2 --add-location=file --sort-by-file --no-wrap \
		--project=Organizer -o build/organizer.pot organizer ui
	@$(BIN)/pybabel -q update -i build/organizer.pot -d resources/locale -D organizer --no-fuzzy-matching --no-wrap \
		--ignore-obsolete --ignore-pot-creation-date
	@$(BIN)/pybabel -q compile -d resources/locale -D organizer --statistics

ready:
	@test -n "$(PYTHON)" || { echo "Organizer needs Python 3.11 or newer: install it, then try again." >&2; exit 3; }
	@$(PYTHON) ui/prepare.py
