# make report   tạo môi trường rồi làm văn bản từ examples/visit.yaml (in ra tên tệp .docx)
# make test     tạo môi trường rồi chạy toàn bộ kiểm thử
# Chạy lại bao nhiêu lần cũng được; thư mục có dấu cách, chữ Việt cũng được.

PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: report test check lowest coverage lock audit templates schemas catalogues data clean
.DEFAULT_GOAL := report

report:
	@sh tools/environment.sh run "$(PYTHON)"
	@$(RUN) -m danvan_reports examples/visit.yaml -d out

test:
	@sh tools/environment.sh dev "$(PYTHON)"
	@$(RUN) -m pytest $(ARGS)

check:
	@sh tools/environment.sh dev "$(PYTHON)"
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports

templates: data
	@$(RUN) -m danvan_reports templates build
	@$(RUN) tools/compile_templates.py

schemas: data
	@$(RUN) -m danvan_reports schema > src/danvan_reports/data/schemas/visit.schema.json
	@$(RUN) -m danvan_reports schema bao-cao-so-ket > src/danvan_reports/data/schemas/period.schema.json

catalogues: data
	@$(RUN) tools/compile_catalogues.py

data:
	@$(RUN) tools/parse_data.py

# The lowest versions that pyproject.toml allows, and the fast part of the tests: something with each of those packages.
LOW := .venv-lowest
LOW_TESTS := tests/sources tests/rendering tests/batch/test_workbook_units.py tests/web/test_guard.py tests/web/test_pages.py \
    tests/test_pipeline.py tests/test_opc.py

lowest:
	@"$(PYTHON)" -m venv $(LOW)
	@$(LOW)/bin/python tools/lowest.py > $(LOW)/lowest.txt
	@$(LOW)/bin/python -m pip --disable-pip-version-check --quiet install --upgrade "pip>=25.1"
	@$(LOW)/bin/python -m pip --disable-pip-version-check --quiet install -r $(LOW)/lowest.txt --group test
	@PYTHONPATH="$(CURDIR)/src" $(LOW)/bin/python -m pytest -p no:cacheprovider -o filterwarnings= -m "not slow" $(LOW_TESTS) $(ARGS)

# What the tests run of the package, the processes they start included.
coverage:
	@sh tools/environment.sh dev "$(PYTHON)"
	@rm -f .coverage .coverage.*
	@$(RUN) -m coverage run -m pytest $(ARGS)
	@$(RUN) -m coverage combine -q
	@$(RUN) -m coverage report

lock:
	@$(RUN) tools/lock.py

# Known holes in what is installed; asks PyPI, so it needs the network.
audit:
	@"$(PYTHON)" -m venv .venv-audit
	@.venv-audit/bin/python -m pip --disable-pip-version-check --quiet install "pip-audit>=2.9"
	@.venv-audit/bin/pip-audit --requirement tools/dev-lock.txt --no-deps --disable-pip

clean:
	rm -rf .venv .venv-lowest .venv-audit .coverage* out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
