# make run     the whole product at http://127.0.0.1:8080, with the centre of Luoping
# make test    everything that must hold before a change goes in
# make bench   the measurements of docs/PERFORMANCE.md
# make fuzz-api  for many minutes: requests made up from the API document, on both engines
# make openapi the API document and the front end's client, after a change of a handler
# make fmt     the house style
#
# `run` needs Rust, Node 20 and a C compiler. `test` also needs PostgreSQL, Chromium, a Chinese font, poppler and Python 3 with
# venv: it installs them when run as root on Debian, and otherwise prints the line to run.

PROFILE ?= luoping
LISTEN  ?= 127.0.0.1:8080
DATA    ?= data/$(PROFILE)

TARGET  := $(or $(CARGO_TARGET_DIR),target)
BINARY  := $(TARGET)/debug/yichuang
STAMPS  := $(TARGET)/stamps
NPM     := npm --no-audit --no-fund --no-update-notifier

export YICHUANG_BIN = $(abspath $(BINARY))
export CARGO_TERM_PROGRESS_WHEN = never

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run build everything frontend test test-format test-lints test-licences test-frontend test-rust test-openapi \
	test-fuzz test-browser fuzz-api bench openapi fmt clean

help:
	@sed -n 's/^# make/make/p' Makefile

# ---- run ------------------------------------------------------------------------------------------------------------

run: build
	$(BINARY) serve --demo $(PROFILE) --data-dir $(DATA) --listen $(LISTEN)

build: frontend
	cargo build --locked -p yichuang

# ---- the front end: packages from the lock file, then one build that the binary carries --------------------------------

FRONTEND_SOURCES = $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' 2>/dev/null)

frontend: $(STAMPS)/frontend

$(STAMPS)/frontend-packages: frontend/package.json frontend/package-lock.json
	@mkdir -p $(@D)
	$(NPM) --prefix frontend ci
	@touch $@

$(STAMPS)/frontend: $(STAMPS)/frontend-packages $(FRONTEND_SOURCES) openapi/openapi.json
	$(NPM) --prefix frontend run build
	@touch $@

# ---- test -------------------------------------------------------------------------------------------------------------

test: test-format test-frontend test-lints test-licences everything test-openapi test-rust test-fuzz test-browser
	@echo "make test: all of it passed"

# The binary and all tests in one go, so that no crate is built once with and once without what the tests ask of it.
everything: frontend
	cargo build --locked --workspace --bins --tests

test-format:
	cargo fmt --all --check

test-lints: frontend
	cargo clippy --locked --workspace --all-targets -- -D warnings

# Licences, bans and sources need no network; known vulnerabilities only where their database can be reached.
test-licences:
	tools/check-dependencies

$(STAMPS)/frontend-checked: $(STAMPS)/frontend
	$(NPM) --prefix frontend run check
	@touch $@

test-frontend: $(STAMPS)/frontend-checked

# The document in the repository is the one that the handlers describe, and the client is the one made from it.
test-openapi: everything
	tools/check-openapi $(BINARY)

test-rust: everything
	tools/with-postgres cargo test --locked --workspace

# The same requests every time; a minute or two.
test-fuzz: everything
	tools/fuzz-api $(BINARY)

$(STAMPS)/browser-packages: tests/browser/package.json tests/browser/package-lock.json
	@mkdir -p $(@D)
	$(NPM) --prefix tests/browser ci
	@touch $@

test-browser: everything $(STAMPS)/browser-packages
	tools/need-browser
	node --test --test-concurrency=1 tests/browser/*.test.mjs

# ---- bench, documents, style -------------------------------------------------------------------------------------------

# With the one profile that everything else is built with: what is measured is what `make run` starts.
bench: everything
	tools/with-postgres $(TARGET)/debug/bench

# Other requests every time: what this finds is written down as a story in tests/api.
fuzz-api: everything
	tools/with-postgres tools/fuzz-api $(BINARY) --long

openapi: build
	@mkdir -p openapi
	$(BINARY) openapi > openapi/openapi.json.new
	mv openapi/openapi.json.new openapi/openapi.json
	$(NPM) --prefix frontend run generate

fmt:
	cargo fmt --all
	@if [ -d frontend/node_modules ]; then $(NPM) --prefix frontend run format; fi

clean:
	cargo clean
	rm -rf frontend/dist frontend/node_modules tests/browser/node_modules
