# Everything runs in .venv, made once and reused. Needs Python 3.11-3.14 and make, nothing else.
#   make run     raw/ -> processed/
#   make test    the whole test suite
# Another interpreter: make PYTHON=python3.13 run

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.installed

# Prefect keeps its database here, inside the project and ignored by git.
export PREFECT_HOME ?= $(CURDIR)/.prefect
export DO_NOT_TRACK := 1

INPUT  ?= raw
OUTPUT ?= processed
REPORTS ?= reports

.PHONY: help install run test check format schemas bench compare regress clean
.DEFAULT_GOAL := help

help:
	@echo "make install   仮想環境を作り依存パッケージを入れる / create .venv and install"
	@echo "make run       raw/ の計画書を processed/ に変換する / extract raw/ into processed/"
	@echo "make test      テストを実行する / run the tests"
	@echo "make check     書式・型・構造を検査する / lint, types, architecture, schemas"
	@echo "make format    書式を整える / format the code"
	@echo "make schemas   JSON Schema を作り直す / regenerate schemas/"
	@echo "make bench     処理速度を測る / measure the speed"
	@echo "make compare   raw/ の版どうしを比べ reports/ に新旧対照表を作る / compare revisions"
	@echo "make regress   版 BASE のコードと抽出結果を比べる / extraction gains and losses since BASE"
	@echo "make clean     出力と一時ファイルを消す / remove output and caches"

install: $(STAMP)

# The stamp is newer than what it was made from, so a second `make` installs nothing.
$(STAMP): pyproject.toml constraints.txt
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(STAMP)

run: $(STAMP)
	$(PY) -m flows.extract_plans --input $(INPUT) --output $(OUTPUT)

test: $(STAMP)
	$(PY) -m pytest

# Cheap proofs only: `make test` runs the whole suite.
check: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_architecture.py tests/test_schemas.py

format: $(STAMP)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

schemas: $(STAMP)
	$(PY) -m planextract schema --output schemas

bench: $(STAMP)
	$(PY) benchmarks/sample_speed.py

# Neighbouring revisions under raw/<plan>/ → reports/<plan>/
compare: $(STAMP)
	$(PY) -m flows.compare_revisions --input $(INPUT) --records $(OUTPUT) --output $(REPORTS)

# What the working tree extracts otherwise than a git revision: make regress BASE=HEAD~1
regress: $(STAMP)
	@test -n "$(BASE)" || { echo "make regress BASE=<git revision>"; exit 2; }
	$(PY) -m tools.regress $(BASE) --output $(REPORTS)/regress

clean:
	rm -rf build dist .prefect .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find processed -mindepth 1 ! -name README.md -delete
