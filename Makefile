# tutorbot: everything a person types. `make` alone says what there is.
# Written for GNU make 3.81 and newer, so that the make of macOS will do.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
UV := uv>=0.13,<0.14
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make lock'
SOURCES := bot,handlers,jobs,models,ui
ARGS :=
TESTS :=
JOBS := -n 2 --dist worksteal
STORE := both
LONG := tests/faults $(addprefix tests/test_,presses.py explanations.py erasure.py oulad.py updates.py)

# Modules are compiled once, not anew in every worker and every process that a test starts.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test faults sabotage check format bench migration lock clean

help:
	@echo 'make run        start the bot; with no BOT_TOKEN, the demo school (ARGS="..." is passed on)'
	@echo 'make test       everything that must hold before a change lands: check, all tests, coverage'
	@echo 'make faults     crashes, storms, races and nonsense, for as long as it takes; prints figures'
	@echo 'make sabotage   do the tests notice twenty bugs that are put in one by one?'
	@echo 'make check      format, lint, types, imports, migrations; changes nothing'
	@echo 'make format     put the code into its house form'
	@echo 'make bench      measure; needs nothing but this machine'
	@echo 'make migration  NAME="add rooms": write the migration from the tables to the models'
	@echo 'make lock       choose the newest allowed versions anew and write the lock files'
	@echo 'make clean      remove whatever tools made, the virtual environment included; data stays'
	@echo
	@echo 'make test STORE=postgres runs on PostgreSQL alone, STORE=sqlite on SQLite; both: half on each.'
	@echo 'TESTS="tests/test_lesson.py -x" narrows make test; PYTHON=python3.13 chooses a Python.'

# Setting up: one virtual environment, four sets, each a superset of the one before.
# A stamp is older than its lock file when the lock has changed: then the set is installed again.

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'tutorbot needs Python 3.11 or newer, and $(PYTHON) is not one.' \
		'Name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready-to-run: requirements.lock $(VENV)/created
	@echo 'Installing requirements.lock into $(VENV); the first time that takes a minute.'
	@$(INSTALL) requirements.lock
	@touch $@

$(VENV)/ready-to-demo: requirements-demo.lock $(VENV)/created
	@echo 'Installing requirements-demo.lock into $(VENV); the first time that takes a minute.'
	@$(INSTALL) requirements-demo.lock
	@touch $@

$(VENV)/ready-to-develop: requirements-dev.lock $(VENV)/created
	@echo 'Installing requirements-dev.lock into $(VENV); the first time that takes a minute.'
	@$(INSTALL) requirements-dev.lock
	@touch $@

$(VENV)/ready-to-bench: requirements-bench.lock $(VENV)/created
	@echo 'Installing requirements-bench.lock into $(VENV): the frameworks that make bench compares with.'
	@$(INSTALL) requirements-bench.lock
	@touch $@

# A token starts with the bot's number; an empty or a placeholder line is no token.
run:
	@if [ -n "$$BOT_TOKEN" ] || grep -Eqs "^ *(export +)?BOT_TOKEN *= *[\"']?[0-9]+:" .env; then \
		$(MAKE) -s $(VENV)/ready-to-run && exec $(BIN)/python -m bot run $(ARGS); \
	else \
		echo 'No BOT_TOKEN here: starting the demo school.'; \
		$(MAKE) -s $(VENV)/ready-to-demo && exec $(BIN)/python -m bot demo $(ARGS); \
	fi

# Slipcover costs next to nothing where the tracing of Python 3.11 doubles the time.
test: check
	$(BIN)/python -m slipcover --branch --source $(SOURCES) --json --out .coverage.json \
		-m pytest $(JOBS) --store=$(STORE) $(TESTS)
ifeq ($(TESTS),)
	@$(BIN)/python -m tests.covered .coverage.json
endif

# One process: the figures are of a machine that does nothing else. TESTS="-k crash" narrows it.
faults: $(VENV)/ready-to-develop
	FAULTS=full $(BIN)/python -m pytest -o faulthandler_timeout=0 $(LONG) $(TESTS)

sabotage: $(VENV)/ready-to-develop
	$(BIN)/python -m tests.faults.sabotage $(ARGS)

check: $(VENV)/ready-to-develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
		alembic="$(BIN)/alembic -x database=sqlite:///$$scratch/fresh.db" && \
		echo 'alembic upgrade head, alembic check (on a fresh database)' && \
		$$alembic upgrade head && $$alembic check

format: $(VENV)/ready-to-develop
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/ready-to-bench
	$(BIN)/python -m benchmarks $(ARGS)

# Compares the models with a fresh database brought to the newest revision; nobody's data is touched.
migration: $(VENV)/ready-to-develop
	@test -n "$(NAME)" || { echo 'Say what changes: make migration NAME="add rooms"'; exit 1; }
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
		newest=$$(ls migrations/versions | sed -n 's/^0*\([0-9][0-9]*\)_.*\.py$$/\1/p' | sort -n | tail -n 1) && \
		number=$$(printf '%04d' $$(($$newest + 1))) && \
		alembic="$(BIN)/alembic -x database=sqlite:///$$scratch/fresh.db" && \
		$$alembic upgrade head && \
		$$alembic revision --autogenerate --rev-id $$number -m "$(NAME)"
	@$(BIN)/ruff check --quiet --select I,F401 --fix migrations && $(BIN)/ruff format --quiet migrations

# The smaller sets are held to the versions of the largest, so that all agree.
lock: $(VENV)/created
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(UV)'
	$(COMPILE) --upgrade --extra bench -o requirements-bench.lock
	$(COMPILE) --extra dev -c requirements-bench.lock -o requirements-dev.lock
	$(COMPILE) --extra demo -c requirements-dev.lock -o requirements-demo.lock
	$(COMPILE) -c requirements-dev.lock -o requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage.json \
		.mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
