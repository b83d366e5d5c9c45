# `make` lists the targets. Paths are relative throughout, so the folder may have any name, also one with a space.

PYTHON := /usr/bin/python3
VENV_PYTHON := .venv/bin/python
SHOT := ../shared/tools/qgis-desktop-shot

# what goes into the plugin's zip and is looked at for security
SHIPPED := $(wildcard __init__.py plugin.py analysis layers report processing ui)

export QT_QPA_PLATFORM := offscreen
export LC_ALL := C.UTF-8

.DEFAULT_GOAL := help
.PHONY: help demo test test-matrix lint hostile bench package desktop help-pages guide-pictures sample models layout translate clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

demo: ## run the algorithms on the sample data; results and pictures go to demo/
	@tools/setup run
	@$(PYTHON) tools/demo.py

# -P: with the root on Python's path `import processing` would find our folder instead of QGIS's plugin
test: lint ## lint, then all tests (PYTEST_ARGS="-k name" for some of them)
	@$(VENV_PYTHON) -P -m pytest $(PYTEST_ARGS)

test-matrix: ## all tests on QGIS 3.22, 3.40 and 3.44, a line of counts for each (PYTEST_ARGS, MATRIX_SUITES, see tools/matrix)
	@tools/matrix $(PYTEST_ARGS)

lint: ## check style, security and Qt 6 readiness
	@tools/setup test
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m bandit --quiet --recursive --ignore-nosec $(SHIPPED)
	@$(PYTHON) tools/check_scoped_enums.py $(SHIPPED) tests tools
	@.venv-qt6/bin/python tools/check_qt6.py $(SHIPPED)
	@.venv-qt6/bin/python tools/run_qt6.py

hostile: ## try every law with numbers drawn anew, and every algorithm with hostile input, counts by kind (HOSTILE_ROUNDS=200, HOSTILE_ARGS="--help")
	@tools/setup test
	@$(VENV_PYTHON) -P -m pytest -q -m hypothesis --hypothesis-profile=anew
	@$(PYTHON) tests/hostile/storm.py $(HOSTILE_ARGS)

bench: ## run every measurement in tests/bench, each in its own process
	@tools/setup run
	@status=0; for script in tests/bench/bench_*.py; do echo "== $$script"; $(PYTHON) "$$script" || status=1; done; exit $$status

package: ## build dist/spatial_demand-<version>.zip, checked by the plugin site's rules and scans
	@tools/setup test
	@$(PYTHON) tools/package.py $(PACKAGE_ARGS)
	@$(VENV_PYTHON) tools/check_package.py --scan dist/*.zip

desktop: ## photograph the plugin in the real QGIS desktop: demo/desktop*.png
	@test -x $(SHOT) || { echo "make desktop: $(SHOT) is not there; it drives the QGIS desktop" >&2; exit 2; }
	@tools/setup desktop
	@$(SHOT) . tests/desktop/first_look.py demo/desktop.png
	@SHOT_TIMEOUT=240 $(SHOT) . tests/desktop/all_results.py demo/desktop_all.png
	@SHOT_TIMEOUT=300 $(SHOT) . tests/desktop/dock.py demo/dock.png
	@SHOT_TIMEOUT=300 SHOT_SIZE=1280x720 SHOT_LOCALE=zh-Hans $(SHOT) . tests/desktop/dock.py demo/dock_zh.png
	@$(PYTHON) tools/package.py
	@SHOT_TIMEOUT=300 PLUGIN_NAME=no_plugin $(SHOT) tests/desktop/no_plugin tests/desktop/package.py demo/package.png

help-pages: ## render docs/*/guide.md as the pages that the plugin ships
	@$(PYTHON) tools/make_help.py

guide-pictures: ## make the guide's pictures in docs/pictures anew, by the real QGIS desktop in English and Chinese
	@test -x $(SHOT) || { echo "make guide-pictures: $(SHOT) is not there; it drives the QGIS desktop" >&2; exit 2; }
	@tools/setup desktop
	@rm -rf demo/guide_en demo/guide_zh
	@SHOT_TIMEOUT=400 $(SHOT) . tests/desktop/guide.py demo/guide_en/last.png
	@$(PYTHON) tools/guide_pictures.py demo/guide_en en
	@SHOT_TIMEOUT=400 SHOT_LOCALE=zh-Hans $(SHOT) . tests/desktop/guide.py demo/guide_zh/last.png
	@$(PYTHON) tools/guide_pictures.py demo/guide_zh zh

sample: ## make the sample data in resources/sample anew
	@tools/setup run
	@$(PYTHON) tools/make_sample

models: ## make the models in resources/models anew
	@tools/setup run
	@$(PYTHON) tools/make_models.py

layout: ## make the print layout in resources/layouts anew
	@tools/setup run
	@$(PYTHON) tools/make_layout.py

translate: ## bring the Chinese translation in step with the code; lists what is left to translate
	@tools/setup translate
	@$(PYTHON) tools/translate.py $(TRANSLATE_ARGS)

clean: ## remove results and caches; the virtual environments stay
	@rm -rf demo dist .pytest_cache .hypothesis .ruff_cache .qgis-settings
	@find . -path './.venv*' -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
