# What a stranger types. Every target builds the project's own environment first, once, from requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
OUT ?= out

.PHONY: report test check bench docs lock reader system clean
.DEFAULT_GOAL := report

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) tools/bootstrap.py $(VENV)
	@touch $@

report: $(STAMP)
	$(BIN)/palermo report examples/evidence --country CHN --year 2024 --out $(OUT)/report

test: $(STAMP) system
	$(BIN)/python tools/check.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks

docs: $(STAMP)
	$(BIN)/mkdocs build --strict

# Chromium and tesseract for the browser and OCR tests: by apt when root, else one line that says what to install.
system:
	@sh tools/system_packages.sh

# Train the reader and its votes anew; nothing else needs it. See docs/reader.md.
reader: $(STAMP)
	sh tools/reader/build.sh

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --all-extras --group dev --group docs pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) $(OUT) site
