# make dashboard   opens the desk with a sample article ready to check
# make test        installs what the tests need, then runs linters, types and every test
# make eval        measures the checks: SETS=<folder> takes other articles than the project's own
# make speed       times every rule on a long text
# make train       lists what is learnt from text; PART=<name> rebuilds one thing and compares it with what ships

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python
SETS ?= tools/evaluation
DASHBOARD_OPTIONS ?=
PART ?=
TRAIN_OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help dashboard test lint format eval speed train docs requirements wheel clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(VENV)/bin/python:
	@.ci/prepare python "$(PYTHON)"
	"$(PYTHON)" -m venv $(VENV)

# A marker for each list of packages, so that nothing is installed twice.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.train: requirements/data.txt $(VENV)/.run
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/data.txt
	@touch $@

dashboard: $(VENV)/.run
	$(RUN) -m checks dashboard --sample $(DASHBOARD_OPTIONS)

lint: $(VENV)/.test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

format: $(VENV)/.test
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

test: $(VENV)/.test
	.ci/prepare tests
	$(MAKE) --no-print-directory lint
	$(RUN) -m checks languagetool install --folder .cache/languagetool
	COPYDESK_LANGUAGETOOL_JARS="$(CURDIR)/.cache/languagetool" $(RUN) -m pytest $(PYTEST_OPTIONS)

eval: $(VENV)/.test
	$(RUN) -m tools.evaluation.run $(SETS)

speed: $(VENV)/.test
	$(RUN) -m tools.evaluation.speed --rounds 1

# The training runs for up to an hour: TRAIN_OPTIONS="--corpora <folder> --from <step>".
train: $(VENV)/.train
	$(RUN) -m training $(PART) $(TRAIN_OPTIONS)

docs: $(VENV)/.test
	$(RUN) -m tools.documentation

requirements: $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(LOCK) --group lock --output-file requirements/uv.txt
	$(LOCK) pyproject.toml --group build --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group build --excludes requirements/desk.txt \
		--constraint requirements/run.txt --output-file requirements/command.txt
	$(LOCK) pyproject.toml --group build --group test --group lint \
		--constraint requirements/run.txt --output-file requirements/test.txt
	$(LOCK) --group data --constraint requirements/run.txt --output-file requirements/data.txt

LOCK := $(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

wheel: $(VENV)/.test
	$(RUN) -m build --wheel --no-isolation

clean:
	rm -rf build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache $(VENV)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
