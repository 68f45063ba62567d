# What a newcomer runs: `make demo` to see the program at work, `make test` to prove the checkout.
# Plain POSIX make. Nothing has to be installed or switched on beforehand but Python 3.11 or newer.

VENV = .venv
BIN = $(VENV)/bin
# The first of these that is new enough and can make a virtual environment is used.
PYTHONS = python3.13 python3.12 python3.11 python3

.POSIX:
.PHONY: help venv demo test lint languagetool fuzz bench bench-language bench-roster docs pictures golden clean

help: ## what can be made
	@echo "profilelint: what can be made here"
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

venv: $(VENV)/.dev ## install the program and its development tools into .venv

demo: $(VENV)/.product ## check a profile that was refused, with nothing but the program installed
	@$(BIN)/profilelint --version
	@echo "==> profilelint check examples/refused.json"
	@# Exit code 1 is the verdict, which is what the demo is about. Anything above is a failure.
	@code=0; $(BIN)/profilelint check examples/refused.json || code=$$?; \
	if [ $$code -gt 1 ]; then \
	    echo "The demo failed: profilelint ended with exit code $$code." >&2; exit $$code; \
	fi

# The steps go from quick to slow, and the summary of the tests is the last line.
test: lint languagetool ## every proof: style, formatting, types, contracts between modules, tests
	@echo "==> pytest (tests, on two processes)"
	@$(BIN)/pytest -n 2 --dist loadfile

lint: $(VENV)/.dev ## style, formatting, types and contracts only
	@echo "==> ruff check (style and likely mistakes)"
	@$(BIN)/ruff check .
	@echo "==> ruff format (formatting)"
	@$(BIN)/ruff format --check .
	@echo "==> mypy (types)"
	@$(BIN)/mypy
	@echo "==> import-linter (which module may import which)"
	@$(BIN)/lint-imports

# 250 MB, once: from LanguageTool's own site, or by mvn from Maven Central. Where it stands already,
# this takes no time.
languagetool: $(VENV)/.dev ## install the proofreading server that the tests ask, into .cache
	@echo "==> LanguageTool (the server that the tests ask)"
	@if ! command -v java >/dev/null; then \
	    echo "LanguageTool needs Java 17 or newer, and none was found." >&2; \
	    echo "Install it (Debian and Ubuntu: apt install default-jre-headless maven)." >&2; \
	    exit 1; \
	fi
	@$(BIN)/profilelint languagetool install --yes --into .cache/languagetool

# A failure names the seed and the number of its input, by which it comes back: see CONTRIBUTING.md.
fuzz: $(VENV)/.dev ## feed 20,000 damaged files to every reader; takes some five minutes
	$(BIN)/python -m tests.fuzzing

bench: $(VENV)/.dev ## measure how often the program is right, and how fast it is
	@$(BIN)/python benchmarks/bench.py

bench-language: $(VENV)/.dev ## measure how good and how quick the proofreading is
	@$(BIN)/python -m benchmarks.language

bench-roster: $(VENV)/.dev ## measure the roster: its rates as ratios, and its memory
	@$(BIN)/python benchmarks/roster.py

docs: $(VENV)/.dev ## write docs/checks/ from the checks themselves
	@$(BIN)/python tools/build_docs.py

pictures: $(VENV)/.dev ## take the README's pictures of the HTML report, with a Chromium
	@$(BIN)/python tools/build_pictures.py

golden: $(VENV)/.dev ## write anew what the output formats are held against in the tests
	@$(BIN)/python -m tests.golden

clean: ## remove everything that can be made again
	rm -rf $(VENV) build dist *.egg-info .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache
	find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

# The stamps stand inside .venv, so that they go when it goes, and are set only after everything
# is installed, so that an interrupted run is taken up again.
$(VENV)/.product: pyproject.toml Makefile
	@$(MAKE_VENV)
	@echo "==> installing profilelint into $(VENV)"
	@$(PIP) --editable . $(KEPT_QUIET)
	@touch $@

# pip reads dependency groups from 25.1 on; the one that comes with Python may be older.
$(VENV)/.dev: pyproject.toml Makefile
	@$(MAKE_VENV)
	@echo "==> installing profilelint and its development tools into $(VENV)"
	@$(PIP) 'pip>=25.1' $(KEPT_QUIET)
	@$(PIP) --group dev --editable . $(KEPT_QUIET)
	@touch $(VENV)/.product $@

PIP = $(BIN)/python -m pip install --disable-pip-version-check
# The build tool warns about things that are meant so here; what it says is shown where it fails.
KEPT_QUIET = >$(VENV)/install.log 2>&1 || { cat $(VENV)/install.log >&2; exit 1; }

IS_FIT = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
MAKE_VENV = \
	if $(BIN)/python -c '$(IS_FIT)' 2>/dev/null; then exit 0; fi; \
	for python in $(PYTHONS); do \
	    if $$python -c '$(IS_FIT)' 2>/dev/null; then \
	        echo "==> making $(VENV) with $$($$python --version)"; \
	        exec $$python -m venv --clear $(VENV); \
	    fi; \
	done; \
	echo "profilelint needs Python 3.11 or newer with its venv module, and none was found." >&2; \
	echo "Install one (Debian and Ubuntu: apt install python3 python3-venv), then try again." >&2; \
	exit 1
