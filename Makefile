# make report   tạo môi trường rồi làm văn bản từ examples/visit.yaml (in ra tên tệp .docx)
# make test     tạo môi trường rồi chạy toàn bộ kiểm thử
# Chạy lại bao nhiêu lần cũng được; thư mục có dấu cách, chữ Việt cũng được.

PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: report test check templates schemas catalogues data clean
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

schemas: data
	@$(RUN) -m danvan_reports schema > src/danvan_reports/data/schemas/visit.schema.json
	@$(RUN) -m danvan_reports schema bao-cao-so-ket > src/danvan_reports/data/schemas/period.schema.json

catalogues: data
	@$(RUN) tools/compile_catalogues.py

data:
	@$(RUN) tools/parse_data.py

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
